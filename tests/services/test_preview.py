from dataclasses import replace
from datetime import date

import pytest

from portal.domain.events import NextContact
from portal.domain.reports import Impossible, LogContact
from portal.domain.talk import Talk
from portal.services.message_ports import Mail
from portal.services.preview import Previewing, preview
from portal.services.talks import to_text
from tests.builders import CONTRACTOR, NOW, a_definition, a_person, an_application, released, soft
from tests.services.test_compose import Scribe

CALL = LogContact("1", NOW, "phone", True, (), "t1", "", NextContact(date(2027, 3, 1), CONTRACTOR, "phone"))
WORDS = {"t1": to_text(Talk("Jet", "Sanne", "De oprit is vrij."))}
STATE = an_application(released())


def seen(*commands: LogContact, mail: str = "sanne@klant.example") -> tuple[Mail | None, Scribe]:
    scribe = Scribe()
    needs = Previewing(a_definition(), scribe, "https://portaal.example")
    return preview(needs, STATE, a_person(mail=mail), commands, CONTRACTOR, WORDS, NOW), scribe


def test_it_is_the_mail_as_it_will_be_with_what_was_agreed() -> None:
    _, scribe = seen(CALL, soft())  # type: ignore[arg-type]
    assert (scribe.name, scribe.to) == ("contact", "sanne@klant.example")
    assert scribe.values["talk"].about == "De oprit is vrij."
    assert scribe.values["talk"].dated
    assert scribe.values["view"].dates[0].window.hardness == "soft"


def test_the_customers_link_is_not_in_it() -> None:
    _, scribe = seen(CALL)
    assert str(scribe.values["follow_link"]).endswith("/…")


def test_where_no_mail_would_leave_there_is_none_to_see() -> None:
    assert seen(replace(CALL, reached=False, next=None))[0] is None
    assert seen(CALL, mail="")[0] is None


def test_what_can_not_be_is_refused_before_anything_is_written() -> None:
    with pytest.raises(Impossible):
        seen(replace(CALL, next=None))
