"""A provider of identities on this machine, so that staff can sign in: a real one, with made-up employees.

Its page offers each of them as a button; there is no password. It runs only as long as the portal does.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from portal.domain.definition import Definition
from portal.domain.names import party_name
from portal.domain.staff import EMPLOYER, RoleGrant
from portal.local.place import Place
from portal.local.processes import answers_on, free_port, running

CLIENT = "portal"
CLIENT_SECRET = "local"  # noqa: S105 - the provider on this machine takes any


@contextmanager
def running_provider(place: Place, definition: Definition) -> Iterator[dict[str, str]]:
    """The variables that let the workbench find it. Raises DidNotStart."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "oidc_provider_mock",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--require-nonce",
    ]
    for person in people(definition):
        command += ["--user-claims", json.dumps(person)]
    there = "/.well-known/openid-configuration"
    with running(command, lambda: answers_on(port, there), place.data / "provider.log", {"NO_COLOR": "1"}):
        yield {
            "PORTAL_OIDC_ISSUER": f"http://127.0.0.1:{port}",
            "PORTAL_OIDC_CLIENT": CLIENT,
            "PORTAL_OIDC_SECRET": CLIENT_SECRET,
        }


def people(definition: Definition) -> list[Mapping[str, object]]:
    """One employee for each role at each organisation, and one who left out the second step."""
    found = [
        _person(definition, grant, organisation)
        for grant in definition.staff.roles
        for organisation in _employers(definition, grant)
    ]
    careless = {**found[0], "sub": f"{found[0]['sub']}.zonder-tweede-stap", definition.staff.mfa_claim: ["pwd"]}
    return [*found, careless]


def _person(definition: Definition, grant: RoleGrant, organisation: str) -> Mapping[str, object]:
    staff = definition.staff
    told = next((told for told, id in staff.organisations.items() if id == organisation), organisation)
    name = f"Proef {grant.value.capitalize()} {party_name(organisation, definition.organisations)}"
    return {
        "sub": ".".join(filter(None, (grant.value, organisation))),
        staff.name_claim: name.strip(),
        staff.role_claim: [grant.value],
        **({staff.organisation_claim: told} if told else {}),
        staff.mfa_claim: ["pwd", *staff.mfa_values[:1]],
    }


def _employers(definition: Definition, grant: RoleGrant) -> tuple[str, ...]:
    known = definition.organisations
    kinds = {
        "operator": [operator.id for operator in known.operators],
        "contractor": [contractor.id for contractor in known.contractors],
        "combi": [combi.id for combi in known.combis],
    }
    return tuple(kinds.get(EMPLOYER.get(grant.role, ""), [""]))
