import json
import stat
from pathlib import Path

import pytest

from portal.local.place import Place, environment, write_private
from portal.settings import read_settings

ENDPOINT = "http://127.0.0.1:4566"


def a_place(root: Path, brand: str = "mijnaansluiting", port: int = 8000) -> Place:
    return Place(brand, root, port)


def test_everything_of_a_brand_lies_in_its_own_folder(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    inside = (place.data, place.engine, place.mailbox, place.keys, place.clock)
    assert all(path.is_relative_to(tmp_path / "mijnaansluiting") for path in inside)


def test_brands_share_neither_folder_nor_secret(tmp_path: Path) -> None:
    one, other = (environment(a_place(tmp_path, brand), ENDPOINT) for brand in ("mijnaansluiting", "veldgloed"))
    for name in (
        "PORTAL_LINK_KEYS",
        "PORTAL_LOOKUP_SECRET",
        "PORTAL_MAILBOX",
        "PORTAL_BUCKET",
        "AWS_SECRET_ACCESS_KEY",
    ):
        assert one[name] != other[name]


def test_the_variables_are_settings(tmp_path: Path) -> None:
    settings = read_settings(environment(a_place(tmp_path, port=8123), ENDPOINT))
    assert (settings.brand, settings.stage, settings.base_url) == ("mijnaansluiting", "local", "http://127.0.0.1:8123")
    assert (settings.dynamodb_endpoint, settings.s3_endpoint) == (ENDPOINT, ENDPOINT)
    assert settings.mailbox == a_place(tmp_path).mailbox
    assert (settings.smtp_url, settings.ses, settings.clock_file) == ("", False, None)


def test_only_a_developer_can_move_the_clock(tmp_path: Path) -> None:
    assert read_settings(environment(a_place(tmp_path), ENDPOINT, dev=True)).clock_file == a_place(tmp_path).clock


def test_secrets_are_made_once_and_for_their_owner_alone(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    first, second = (environment(place, ENDPOINT)["PORTAL_LINK_KEYS"] for _ in range(2))
    assert first == second
    assert len(bytes.fromhex(json.loads(first)["a"])) == 32
    assert stat.S_IMODE((place.data / "secrets.json").stat().st_mode) == 0o600


def test_a_kill_while_writing_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "deep" / "secrets.json"
    write_private(file, "first")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", killed)
        with pytest.raises(KeyboardInterrupt):
            write_private(file, "second")
    assert file.read_text() == "first"
    write_private(file, "third")
    assert file.read_text() == "third"
    assert [path.name for path in file.parent.iterdir()] == ["secrets.json"]
