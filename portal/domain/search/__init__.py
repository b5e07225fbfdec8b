"""Finding the section of our own pages that answers a question, as a customer types it."""
