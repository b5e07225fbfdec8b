"""The process as a whole, and who does a part of it differently."""

from dataclasses import dataclass

from portal.domain.definition.contacts import ContactMoment
from portal.domain.definition.messages import Notification
from portal.domain.definition.questions import ComplaintTerm, EnquiryTerm, Questions, Reminder
from portal.domain.definition.steps import Cause, InternalMilestone, Phase, Standstill, Step
from portal.domain.definition.values import Length, Role, Term, Text


@dataclass(frozen=True, slots=True)
class Override:
    """A combi or an operator that does one contact moment or internal milestone differently."""

    organisation: str
    moment: str
    """Id of the contact moment, or the milestone."""
    term: Term | None = None
    owner: Role | None = None
    """Of a milestone only: a quick scan is made by the operator or by the contractor."""
    optional: bool | None = None
    customer_text: Text | None = None


@dataclass(frozen=True, slots=True)
class Process:
    phases: tuple[Phase, ...]
    contact_moments: tuple[ContactMoment, ...]
    steps: tuple[Step, ...]
    milestones: tuple[InternalMilestone, ...]
    notifications: tuple[Notification, ...]
    causes: tuple[Cause, ...]
    silence_working_days: int
    """[KCP] rule 10: longest silence towards a customer, in working days."""
    silence_choices: tuple[int, ...]
    """What a customer may choose instead."""
    call_tries: int
    """[KCP] rule 5: unanswered calls before a mail says so."""
    call_within: Length
    """[KCP] rule 5: within so long the contractor calls about a date or a standstill that came without a call."""
    try_again_within: Length
    """[ours] A call that nobody answered and that no term held yet is tried again within so long."""
    speak_within: Length
    """[ours] Once the customer heard nothing for too long, whoever acts now speaks to them within so long."""
    replan_within: Length
    """[KCP] rule 9: the contractor plans an order that stalled with an agreed date again within so long."""
    inspection_result_within: Length
    """[ours] From the day of a site inspection until its result is reported."""
    inspect_again_within: Length
    """[ours] After an inspection that failed."""
    pavement_weeks: int
    """[ours] Two applications of one street within so many weeks could have gone together: the planner is told."""
    most_open: int
    """[ours] So many complaints, and so many remaining points for each order, can wait at once."""
    standstills: tuple[Standstill, ...]
    complaints: ComplaintTerm
    questions: Questions
    wish_within: Length
    """[ours] Another date or a change that the customer asked for is decided by the contractor within so long."""
    code_minutes: int
    """[ours] So long a code that was sent to the known address is good."""
    most_shares: int
    """[ours] So many others can follow or act at once."""
    most_papers: int
    """[ours] Files of one application in all, sent with the form and later."""
    legal_warnings: tuple[int, ...]
    """At these parts of a legal term, in percent, the operator is warned."""
    enquiries: EnquiryTerm
    undo_minutes: int
    """So long what staff logged can be taken back, and its messages wait."""
    overrides: tuple[Override, ...] = ()
    planning_words: tuple[str, ...] = ()
    """[KCP] rule 1: words that promise a planning; no text of an operator may hold one."""
    reminders: tuple[Reminder, ...] = ()
