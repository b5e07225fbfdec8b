"""What a deadline asks of somebody, by its name in the definition."""

from portal.domain.definition import Definition
from portal.domain.events import Deadline
from portal.domain.names import discipline_name
from portal.web.language import say


def task_name(deadline: Deadline, definition: Definition) -> str:
    """ "KCM 1: Kennismaken en zachte datum", "Vergunning", "Klacht beantwoorden"."""
    process = definition.process
    for moment in process.contact_moments:
        if moment.id == deadline.moment:
            return say("workbench.task.moment", id=moment.id, name=moment.name.nl)
    for milestone in process.milestones:
        if milestone.milestone == deadline.moment:
            return milestone.name.nl
    return say(f"workbench.task.{kind_of(deadline.moment)}")


def kind_of(moment: str) -> str:
    """``complaint:k1`` is a complaint, whichever it is."""
    return moment.partition(":")[0]


def discipline_words(deadline: Deadline, definition: Definition) -> str:
    if not deadline.discipline:
        return say("workbench.work.all_disciplines")
    return discipline_name(deadline.discipline, definition, "nl")
