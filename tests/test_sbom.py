"""``make sbom`` lists exactly what is locked, and of each function exactly what its zip holds."""

import json
from pathlib import Path

import pytest

from infra.describe import functions
from infra.sbom import NotListed, listed, main
from tests.test_house import locked

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sbom")
    main(folder)
    return folder


def components(file: Path) -> dict[str, str]:
    found = json.loads(file.read_text("utf-8"))["components"]
    return {component["name"]: component["version"] for component in found}


def test_it_lists_exactly_what_is_locked(written: Path) -> None:
    assert components(written / "sbom.json") == {
        name: version for name, (version, _) in locked("requirements.lock").items()
    }


def test_every_component_has_a_hash_and_an_address_of_its_own(written: Path) -> None:
    for component in json.loads((written / "sbom.json").read_text("utf-8"))["components"]:
        assert component["purl"].startswith(f"pkg:pypi/{component['name']}@")
        assert any(reference.get("hashes") for reference in component["externalReferences"]), component["name"]


@pytest.mark.parametrize("name", functions())
def test_a_functions_list_is_what_its_zip_holds(written: Path, name: str) -> None:
    described = functions()[name]
    assert set(components(written / f"sbom-{described.hyphened}.json")) == set(described.distributions)


def test_the_same_lock_makes_the_same_list(written: Path, tmp_path: Path) -> None:
    main(tmp_path)
    assert (tmp_path / "sbom.json").read_bytes() == (written / "sbom.json").read_bytes()


def test_what_can_not_be_listed_says_why(tmp_path: Path) -> None:
    with pytest.raises(NotListed, match="could not be listed"):
        listed("flask==1.0", tmp_path / "nowhere" / "sbom.json")
