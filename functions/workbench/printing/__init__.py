"""The print room: letters that wait, each as a page to print, and what becomes of them."""
