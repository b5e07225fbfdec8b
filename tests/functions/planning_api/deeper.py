"""Hooks for Schemathesis, in its own environment: most cases are about an application that exists, and so get far.

Without them nearly every event would end at "no such application". What is made is changed only where it names an
application; every seventh stays as it was.
"""

import json
import os

import schemathesis

REFERENCE = os.environ["PORTAL_REFERENCE"]
DISCIPLINES = ("electricity", "water")
count = 0


@schemathesis.hook
def map_body(context, body):
    global count
    count += 1
    if isinstance(body, dict) and isinstance(body.get("application"), str) and count % 7:
        body["application"] = REFERENCE
        if isinstance(body.get("discipline"), str) and count % 3:
            body["discipline"] = DISCIPLINES[count % 2]
        if "disciplines" in body and count % 3:
            body.pop("disciplines")
    return body


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    global count
    count += 1
    if isinstance(path_parameters, dict) and "reference" in path_parameters and count % 3:
        path_parameters["reference"] = REFERENCE
    return path_parameters


@schemathesis.serializer("application/x-ndjson", "text/csv")
def as_lines(context, value):
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else json.dumps(value).encode()
