"""The driver's client of DynamoDB: how long it waits, how often it tries again, and who it says it is."""

import os
from typing import Any

from botocore.config import Config
from botocore.credentials import CredentialResolver, EnvProvider
from botocore.handlers import BUILTIN_HANDLERS
from botocore.session import Session

from portal.store.patience import be_patient

SERVICE = "dynamodb"
CONNECT_SECONDS = 1.0
READ_SECONDS = 1.9
TRIES = 2
"""A request that gets no answer has failed within five seconds: two tries and a wait of a second at most between."""

CONFIG = Config(
    connect_timeout=CONNECT_SECONDS,
    read_timeout=READ_SECONDS,
    retries={"total_max_attempts": TRIES, "mode": "standard"},
    max_pool_connections=16,
    parameter_validation=False,  # PynamoDB builds the requests
    user_agent="portal",  # botocore would put its own together twice for each request, a sixth of all its work
)


def client_of(region: str, endpoint: str | None) -> Any:
    """A client of its own; ``endpoint`` None means AWS. Opens no connection."""
    client = _session().create_client(SERVICE, region_name=region, endpoint_url=endpoint, config=CONFIG)
    be_patient(client)
    return client


def _session() -> Session:
    """With those of the driver's handlers that concern DynamoDB: taking all 150 is a twentieth of a start.

    Where the environment holds keys, as on Lambda, they are the ones: preparing the other places takes longer than all
    else about a client.
    """
    session = Session(include_builtin_handlers=False)
    for event, handler, *_ in BUILTIN_HANDLERS:
        kind, _, concerned = event.partition(".")
        if kind != "docs" and concerned.partition(".")[0] in ("", "*", SERVICE):
            session.register(event, handler)
    if os.environ.get("AWS_ACCESS_KEY_ID"):
        session.register_component("credential_provider", CredentialResolver([EnvProvider()]))
    return session
