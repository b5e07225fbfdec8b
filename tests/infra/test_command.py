"""Whoever types the command wrong, or outside of any account, reads one sentence about it."""

import pytest

from portal.cli import main


def test_a_setting_without_a_value_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["deploy", "veldgloed", "test", "--set", "MailDomain"])
    assert "argument --set: 'MailDomain' is no NAME=VALUE" in capsys.readouterr().err


@pytest.mark.parametrize("what", ["deploy", "status", "rollback", "destroy"])
def test_outside_of_any_region_nothing_begins(
    what: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("AWS_REGION")
    assert main(["deploy", "veldgloed", "test", what]) == 1
    assert capsys.readouterr().out.endswith("FAILED: No region is set; set AWS_REGION.\n")
