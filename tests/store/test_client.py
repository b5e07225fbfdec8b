import pytest

from portal.store.client import client_of
from tests.tables import REGION


def test_keys_of_the_environment_are_the_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {"AWS_ACCESS_KEY_ID": "one", "AWS_SECRET_ACCESS_KEY": "two", "AWS_SESSION_TOKEN": "three"}
    for name, value in keys.items():
        monkeypatch.setenv(name, value)
    found = client_of(REGION, None)._request_signer._credentials
    assert (found.access_key, found.secret_key, found.token) == ("one", "two", "three")


def test_without_them_the_driver_looks_where_it_always_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("aws") / "credentials"
    file.write_text("[default]\naws_access_key_id = four\naws_secret_access_key = five\n")
    monkeypatch.delenv("AWS_ACCESS_KEY_ID", raising=False)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(file))
    found = client_of(REGION, None)._request_signer._credentials
    assert found.access_key == "four"
