"""What all of a definition is said in: languages, parties, ways to speak, what an order can reach, lengths of time."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")

Role = Literal["customer", "portal", "operator", "contractor"]
Channel = Literal["site", "mail", "sms", "phone", "chat", "counter", "letter", "visit", "video"]
Written = Literal["mail", "sms", "letter"]
"""The ways in which messages go; calls are made by people."""
Unit = Literal["minutes", "hours", "days", "working_days", "weeks", "months"]

Milestone = Literal[
    "submitted",
    "information_complete",
    "intake_done",
    "quick_scan_done",
    "quote_sent",
    "quote_accepted",
    "invoice_sent",
    "invoice_paid",
    "released",
    "soft_date_agreed",
    "work_file_ready",
    "permit_granted",
    "soil_survey_done",
    "customer_works_ready",
    "hard_date_agreed",
    "inspected",
    "completed",
    "delivered",
    "survey_answered",
    "call_requested",
    "called_back",
    "shifted",
    "contacted",
    "told",
    "resumed",
    "replanned",
    "point_solved",
    "complaint_answered",
    "question_answered",
    "wish_decided",
]
"""Facts an order can reach, in English past tense; [KCP] names them in Dutch (see the glossary in README).

The last nine end or start a deadline and are never reached for good: a shift starts a call, a contact or news ends a
silence, a standstill ends, its date is planned again, a remaining point is solved, a complaint or question is answered,
a wish decided.
"""


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or name in every language a customer can choose."""

    nl: str
    en: str

    def in_(self, language: Language) -> str:
        return self.en if language == "en" else self.nl


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time that starts when a milestone is reached."""

    value: int
    unit: Unit
    after: Milestone


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, counted from whatever it is given to."""

    value: int
    unit: Unit
