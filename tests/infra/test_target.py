"""Names follow from brand and stage; mail is only there for who has a domain to send from."""

from pathlib import Path

from infra.target import Target, wanted_stacks

TARGET = Target("veldgloed", "test", Path("content"), Path("kept"))


def test_stacks_are_named_after_brand_and_stage() -> None:
    assert TARGET.stack("edge") == "portal-veldgloed-test-edge"


def test_every_stack_has_its_template() -> None:
    for part in wanted_stacks({"MailDomain": "veldgloed.example"}):
        assert "Resources:" in TARGET.template(part)


def test_mail_comes_last_and_only_with_a_domain() -> None:
    assert wanted_stacks({"MailDomain": "veldgloed.example"}) == ["foundation", "edge", "site", "mail"]
    assert wanted_stacks({"MailDomain": ""}) == ["foundation", "edge", "site"]
