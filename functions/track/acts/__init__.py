"""What a customer does from the follow page: each act a form, one event in the log, and a page that confirms it."""
