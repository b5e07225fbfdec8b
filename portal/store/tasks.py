"""The items of the work table: on whose list they stand, and in which order."""

from portal.domain.agenda import PlanEntry
from portal.domain.application import PORTAL, Application
from portal.domain.events import Deadline
from portal.services.ports import Task
from portal.store.codec import encode, stamp
from portal.store.models import WorkItem

SHARDS = 8
"""Of the day index over events (every event carries its day and a shard from the first), and of the sweep's list."""
PLAN = "PLAN#"
ORGANISATION = "ORG#"


def work_task(state: Application, deadline: Deadline) -> Task:
    key = f"{stamp(deadline.due)}#{state.reference}#{deadline.discipline}#{deadline.moment}"
    combi = "" if deadline.owner == PORTAL else state.combi
    return Task(deadline.owner, key, state.reference, state.area, encode(deadline), state.place, combi)


def plan_task(state: Application, entry: PlanEntry) -> Task:
    key = f"{entry.first_day}#{state.reference}#{entry.kind}#{entry.last_day}#{entry.part}"
    owner = f"{PLAN}{state.contractor}"
    return Task(owner, key, state.reference, state.area, encode(entry), state.place, state.combi)


def task_of(item: WorkItem) -> Task:
    """As it is stored; what the portal itself has to do has no place in a combi's list."""
    combi = (item.of_combi or "").partition("#")[2]
    return Task(_owner(item.pk), item.sk, item.reference, item.area, item.body, item.place or "", combi)


def follows(item: WorkItem) -> bool:
    """Whether it follows from an application's state: what was logged in a week stands beside the lists."""
    return bool(item.pk.startswith((ORGANISATION, PLAN, "WAKE#")))


def task_item(items: type[WorkItem], task: Task) -> WorkItem:
    item = items(
        task_key(task.owner, task.reference),
        task.key,
        reference=task.reference,
        area=task.area,
        body=task.body,
        place=task.place,
    )
    if task.owner == PORTAL:
        return item
    item.of_combi = combi_key(task.combi, planned=task.owner.startswith(PLAN))
    if not task.owner.startswith(PLAN):
        moment = kind_of(task.key.rpartition("#")[2])
        item.moment = moment
        item.by_area = f"{task.area}#{task.key}"
        item.by_moment = f"{moment}#{task.key}"
        item.by_area_moment = f"{task.area}#{moment}#{task.key}"
    return item


def task_key(owner: str, reference: str) -> str:
    """The list of an organisation; what only the sweep looks for is spread over shards."""
    if owner == PORTAL:
        return f"WAKE#{sum(reference.encode()) % SHARDS}"
    return owner if owner.startswith(PLAN) else f"{ORGANISATION}{owner}"


def combi_key(combi: str, *, planned: bool) -> str:
    return f"{'PLAN' if planned else 'WORK'}#{combi}"


def kind_of(moment: str) -> str:
    """``complaint:k1`` is a complaint, whichever it is."""
    return moment.partition(":")[0]


def _owner(pk: str) -> str:
    if pk.startswith(PLAN):
        return pk
    return pk.removeprefix(ORGANISATION) if pk.startswith(ORGANISATION) else PORTAL
