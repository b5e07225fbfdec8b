"""What an organisation reads of an application: all of its own order, and of the others what planning needs."""
