"""``portal keys`` on the data of this machine: make, list, revoke."""

import os
from pathlib import Path

import pytest

from portal.cli import main
from portal.local.engine import running_engine
from portal.local.place import REGION, Place
from portal.services.keys import MARK
from portal.store.tables import connect, create
from tests.builders import BRAND, WATER

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a first start leaves them."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION", "AWS_EC2_METADATA_DISABLED"):
        monkeypatch.setenv(name, os.environ[name])
    with running_engine(Place(BRAND, tmp_path, 8000).engine) as engine:
        create(connect(f"local-{BRAND}", REGION, engine.endpoint))


def test_keys_are_made_listed_and_revoked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*words: str) -> tuple[int, str]:
        code = main(["keys", *words, "--data", str(tmp_path)])
        told = capsys.readouterr()
        return code, told.out + told.err

    code, shown = said("make", WATER, "--scopes", "orders:read", "--days", "30")
    assert (code, shown.startswith(MARK)) == (0, True)
    code, listed = said("list", WATER)
    id = listed.split()[0]
    assert (code, shown.strip() in listed) == (0, False)
    assert "valid" in listed
    assert listed.strip().endswith("orders:read")
    assert "revoked" in said("revoke", id)[1]
    assert "revoked" in said("list")[1]
    assert said("revoke", "nothing")[0] == 1
    assert "possible: events:write" in said("make", WATER, "--scopes", "everything")[1]
    assert "There is no organisation" in said("make", "nobody")[1]
