"""All that was said and done, on a page of its own."""

from datetime import date

from portal.domain.application import NEWEST_LINES, Application
from portal.domain.events import Event, NextContact
from portal.domain.fold import fold
from portal.domain.follow_whole import with_every_line
from portal.domain.planning import decide
from portal.domain.reports import LogContact
from portal.domain.talk import Talk
from portal.services.ports import Commit
from portal.services.talks import to_text
from tests.builders import CONTRACTOR, NOW, a_definition, a_reference, released, submitted
from tests.functions.track.conftest import OWN, followed, reader


def a_contact(number: int) -> LogContact:
    return LogContact("", NOW, "phone", True, (), f"t{number}", "", NextContact(date(2026, 12, 7), CONTRACTOR, "phone"))


def a_long_log() -> tuple[Event, ...]:
    """More contacts than the snapshot keeps lines of."""
    events: list[Event] = [submitted()]
    for command in (released(), *(a_contact(number) for number in range(NEWEST_LINES + 5))):
        state = fold(a_reference(), events)
        events += decide(state, command, state.contractor, a_definition(), NOW)
    return tuple(events)


def test_the_log_knows_every_line() -> None:
    log = a_long_log()
    state = fold(a_reference(), log)
    whole = with_every_line(state, log)
    assert len(state.lines) == NEWEST_LINES
    assert len(whole.lines) > NEWEST_LINES + 5
    assert whole.lines[-NEWEST_LINES:] == state.lines
    assert whole.lines[0].text == "submitted"


def everything(state: Application, log: tuple[Event, ...], **texts: str) -> str:
    there = followed(state)
    store = reader("mijnaansluiting").store
    store.commits = [Commit(state, log)]
    store.words = {(state.reference, id): words for id, words in texts.items()}
    path = there.soup.select_one('a[href$="/alles"]')
    assert path is not None
    page = reader("mijnaansluiting").pages.get(str(path["href"]), base_url=OWN)
    return page.text


def test_the_page_shows_the_first_line_and_the_words() -> None:
    log = a_long_log()
    state = fold(a_reference(), log)
    words = to_text(Talk("P. Lanner", "Sanne", "De meterkast is besproken."))
    said = everything(state, log, t44=words)
    assert "U hebt uw aanvraag verstuurd." in said
    assert "De meterkast is besproken." in said
    assert "Sanne" not in said


def test_what_was_erased_is_left_out() -> None:
    log = a_long_log()
    assert "Hier komen de gesprekken" in everything(fold(a_reference(), log), log)
