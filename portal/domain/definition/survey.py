"""The satisfaction survey (KTV): a grade, taps and words."""

from dataclasses import dataclass

from portal.domain.definition.values import Text


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class SurveyQuestion:
    id: str
    question: Text
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """The satisfaction survey (KTV): one required grade 1–10, at most three taps, words last ([KCP] KCM 4)."""

    opening: Text
    question: Text
    low: Text
    high: Text
    taps: tuple[SurveyQuestion, ...]
    words: Text
    valid_days: int
    call_below: int
    """Below this grade the thank-you page offers a call first."""
