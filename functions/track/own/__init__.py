"""Search on the follow page: what the application itself answers, before our pages do."""
