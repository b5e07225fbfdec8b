"""What an administration (a brand) is: its process, products, organisations and texts, as plain values.

An editor writes them in ``content/brands/<brand>/*.toml``; ``portal.definitions`` reads and checks the files and
builds these objects. Every surface (site, form, follow page, messages, work list, survey, figures) reads the same
objects, so that the parts can't contradict each other. One subject a room; what all of them are said in stands in
``values``.
"""

from dataclasses import dataclass
from datetime import date

from portal.domain.definition.brand import Brand, Limit, Limits, OpeningHours, PlanningHours, Tokens
from portal.domain.definition.contacts import ContactMoment, Reason, Script
from portal.domain.definition.messages import Messaging, Notification, Sender
from portal.domain.definition.organisations import Area, Combi, Contractor, Crew, NetworkOperator, Organisations, Works
from portal.domain.definition.process import Override, Process
from portal.domain.definition.products import (
    Capacity,
    Catalogue,
    Charge,
    CustomerWork,
    Discipline,
    Drawing,
    Kind,
    LeadTime,
    LegalTerm,
    Price,
    Product,
)
from portal.domain.definition.questions import ComplaintTerm, EnquiryTerm, Questions, Reminder, Topic
from portal.domain.definition.steps import Cause, InternalMilestone, Phase, Standstill, Step
from portal.domain.definition.survey import Option, Survey, SurveyQuestion
from portal.domain.definition.values import (
    LANGUAGES,
    Channel,
    Language,
    Length,
    Milestone,
    Role,
    Term,
    Text,
    Unit,
    Written,
)
from portal.domain.quality import Quality
from portal.domain.staff import Staff


@dataclass(frozen=True, slots=True)
class Definition:
    """One administration, whole. ``digest`` is the SHA-256 (hex, first 16) of the files it was read from."""

    brand: Brand
    process: Process
    catalogue: Catalogue
    organisations: Organisations
    survey: Survey
    reasons: tuple[Reason, ...]
    holidays: frozenset[date]
    staff: Staff
    quality: Quality
    digest: str


__all__ = [
    "LANGUAGES",
    "Area",
    "Brand",
    "Capacity",
    "Catalogue",
    "Cause",
    "Channel",
    "Charge",
    "Combi",
    "ComplaintTerm",
    "ContactMoment",
    "Contractor",
    "Crew",
    "CustomerWork",
    "Definition",
    "Discipline",
    "Drawing",
    "EnquiryTerm",
    "InternalMilestone",
    "Kind",
    "Language",
    "LeadTime",
    "LegalTerm",
    "Length",
    "Limit",
    "Limits",
    "Messaging",
    "Milestone",
    "NetworkOperator",
    "Notification",
    "OpeningHours",
    "Option",
    "Organisations",
    "Override",
    "Phase",
    "PlanningHours",
    "Price",
    "Process",
    "Product",
    "Questions",
    "Reason",
    "Reminder",
    "Role",
    "Script",
    "Sender",
    "Standstill",
    "Step",
    "Survey",
    "SurveyQuestion",
    "Term",
    "Text",
    "Tokens",
    "Topic",
    "Unit",
    "Works",
    "Written",
]
