"""Somebody without a mail address applies, and is written to on paper."""

import pytest

from tests.functions.apply.customer import ANSWERS, Customer

BY_LETTER = {"phone": "026 1234567", "mail": "", "channel": "letter", "contact": ""}


def test_who_wants_letters_needs_no_mail_address(customer: Customer) -> None:
    page = customer.send(contact=BY_LETTER)
    [commit] = customer.applications.commits
    assert commit.person is not None
    assert (commit.person.mail, commit.person.channel, commit.mail_hash) == ("", "letter", "")
    assert "bevestiging per brief" in page.text
    assert "gemaild" not in page.text


@pytest.mark.parametrize("channel", ["mail", "sms", "phone"])
def test_everybody_else_does(customer: Customer, channel: str) -> None:
    customer.fill("contact")
    page = customer.press({**BY_LETTER, "channel": channel})
    assert page.status == 422
    assert "Vul uw e-mailadres in" in page.text


def on_a_plot(customer: Customer) -> None:
    """What was at an address, or had none yet, is a plot from now on."""
    if customer.here != "check":
        customer.fill("where")
    customer.open("/aanvragen/kavel/")
    customer.press(ANSWERS["plot"])


def test_a_plot_has_no_letterbox(customer: Customer) -> None:
    on_a_plot(customer)
    page = customer.fill("contact")
    assert "Per brief" not in page.text
    assert customer.press({**BY_LETTER, "mail": "sanne@klant.example"}).status == 422


def test_who_moves_to_a_plot_after_choosing_letters_alone_is_asked_again(customer: Customer) -> None:
    customer.fill(contact=BY_LETTER)
    on_a_plot(customer)
    customer.open("/aanvragen/controleren/")
    assert customer.here == "contact"
