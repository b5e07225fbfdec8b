"""Mail that comes in: each minute what waits is taken to where it belongs."""
