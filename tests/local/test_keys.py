import json
import stat
from pathlib import Path

from portal.domain.definition import Organisations
from portal.local.engine import Engine
from portal.local.keys import give_keys
from portal.local.place import Place
from portal.services.keys import key_hash
from portal.store.keys import KeyStore
from portal.store.tables import Tables
from tests.builders import a_definition
from tests.tables import fresh_tables


def given(place: Place, tables: Tables, organisations: Organisations | None = None) -> dict[str, str]:
    give_keys(place, organisations or a_definition().organisations, tables)
    keys: dict[str, str] = json.loads(place.keys.read_text())
    return keys


def test_every_organisation_gets_a_key_that_works(engine: Engine, tmp_path: Path) -> None:
    tables, organisations = fresh_tables(engine), a_definition().organisations
    keys = given(Place("mijnaansluiting", tmp_path, 8000), tables)
    assert set(keys) == {party.id for party in (*organisations.operators, *organisations.contractors)}
    store = KeyStore(tables)
    found = {name: store.find(key_hash(key)) for name, key in keys.items()}
    assert all(key is not None and key.organisation == name for name, key in found.items())


def test_keys_stay_the_same_and_only_a_newcomer_gets_one(engine: Engine, tmp_path: Path) -> None:
    tables, place = fresh_tables(engine), Place("mijnaansluiting", tmp_path, 8000)
    everyone = a_definition().organisations
    without = Organisations(everyone.operators[1:], everyone.contractors, everyone.combis, everyone.areas)
    before = given(place, tables, without)
    after = given(place, tables)
    assert after.items() > before.items()
    assert set(after) - set(before) == {everyone.operators[0].id}
    assert given(place, tables) == after


def test_no_key_stands_in_the_store_and_only_its_owner_reads_the_file(engine: Engine, tmp_path: Path) -> None:
    tables, place = fresh_tables(engine), Place("mijnaansluiting", tmp_path, 8000)
    keys = given(place, tables)
    stored = " ".join(str(item.attribute_values) for item in tables.lookup.scan())
    assert [key for key in keys.values() if key in stored] == []
    assert stat.S_IMODE(place.keys.stat().st_mode) == 0o600
