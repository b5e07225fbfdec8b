"""Where staff do their work: what has to be done, what is planned, and every application they have a part in.

A page is a view ``view(employee, **parts of the path)`` that ``app.py`` opens with ``door.open(rule, endpoint,
view, right, methods)``. An application is opened by ``looking.application_of``, which keeps others out and leaves a
trace. A form asks ``typed.sent()`` whether its button was pressed: if not, it only shows what was typed.
"""

PREFIXES = ("/medewerkers",)
