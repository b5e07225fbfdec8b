"""Interface keys for the fictional organisations of a brand, so that a planning tool can be tried at once."""

import hashlib
import json

from portal.bootstrap import new_id
from portal.domain.definition import Organisations
from portal.local.place import Place
from portal.store.lookup import LookupStore
from portal.store.tables import Tables


def give_keys(place: Place, organisations: Organisations, tables: Tables) -> None:
    """One key for each organisation that has none yet; the portal itself keeps only their hashes."""
    known: dict[str, str] = json.loads(place.keys.read_text()) if place.keys.exists() else {}
    names = [operator.id for operator in organisations.operators]
    names += [contractor.id for contractor in organisations.contractors]
    missing = [name for name in names if name not in known]
    if not missing:
        return
    known |= {name: new_id() for name in missing}
    place.data.mkdir(parents=True, exist_ok=True)
    place.keys.touch(mode=0o600)
    place.keys.write_text(json.dumps(known, indent=2))
    lookup = LookupStore(tables)
    for name in names:
        lookup.add_key(hashlib.sha256(known[name].encode()).hexdigest(), name)
