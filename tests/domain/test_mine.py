from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.definition import LANGUAGES, Language
from portal.domain.follow import follow
from portal.domain.mine import CHOICES, Line, chosen, lines
from tests.builders import NOW, a_definition, a_reference
from tests.situations import SITUATIONS

NAMES = ("soft", "your acceptance", "stalled", "completed", "cancelled", "hard")


def all_lines() -> tuple[Line, ...]:
    states = [SITUATIONS[name](reference=a_reference(number)) for number, name in enumerate(NAMES)]
    return lines(states, a_definition(), "nl")


def situations(*found: Line) -> list[str]:
    return [line.situation for line in found]


def test_what_waits_for_the_customer_stands_first() -> None:
    first, *others = all_lines()
    assert first.yours
    assert not any(line.yours for line in others)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("stalled", ["stalled"]), ("done", ["completed"]), ("cancelled", ["cancelled"]), ("yours", ["expected"])],
)
def test_a_choice_keeps_what_stands_so(choice: str, expected: list[str]) -> None:
    assert situations(*chosen(all_lines(), choice, "")) == expected  # type: ignore[arg-type]


def test_a_text_is_found_in_reference_and_place_however_it_is_written() -> None:
    found = all_lines()
    wanted = found[2].reference
    assert [line.reference for line in chosen(found, "all", wanted.lower().replace("-", " "))] == [wanted]
    assert chosen(found, "all", "ARNHEM") == found
    assert chosen(found, "all", "Zwolle") == ()


def test_every_line_belongs_to_all_and_to_something_else() -> None:
    for line in all_lines():
        assert sum(line.belongs_to(choice) for choice in CHOICES) >= 2


@given(st.sampled_from([name for name in SITUATIONS if name != "heat"]), st.sampled_from(LANGUAGES))
def test_a_line_says_the_same_as_the_follow_page(name: str, language: Language) -> None:
    state = SITUATIONS[name](language=language)
    (line,) = lines([state], a_definition(), language)
    view = follow(state, a_definition(), language, NOW + timedelta(days=30))
    assert (line.situation, line.yours, line.names) == (view.situation, view.yours, view.disciplines)
    assert line.window in (None, view.window)
    assert line.acts == ("" if view.yours or not view.is_open else view.acts)
