"""Interface keys for the fictional organisations of a brand, so that a planning tool can be tried at once."""

import json

from portal.bootstrap.chance import new_id
from portal.bootstrap.clock import machine_clock
from portal.domain.definition import Organisations
from portal.local.place import Place, write_private
from portal.services.keys import issue_key
from portal.store.keys import KeyStore
from portal.store.tables import Tables


def give_keys(place: Place, organisations: Organisations, tables: Tables) -> None:
    """One key for each organisation that has none yet; the portal itself keeps only their hashes."""
    known: dict[str, str] = json.loads(place.keys.read_text()) if place.keys.exists() else {}
    names = [operator.id for operator in organisations.operators]
    names += [contractor.id for contractor in organisations.contractors]
    keys, now = KeyStore(tables), machine_clock()
    missing = {name: issue_key(keys, organisations, name, new_id, now) for name in names if name not in known}
    if missing:
        write_private(place.keys, json.dumps(known | missing, indent=2))
