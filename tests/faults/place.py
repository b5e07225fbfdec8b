"""One brand on a running engine in this process: form, survey, interface and messenger, with a provider that may fail.

Every part shares one driver, so that a fault on it meets all of them; the clock and the post office are the test's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from random import Random
from typing import Any

from flask import Flask

from functions.apply.app import create_app as apply_app
from functions.messenger.main import handle, sweeping
from functions.planning_api.app import create_app as planning_app
from functions.survey.app import create_app as survey_app
from portal.bootstrap.apply import for_apply
from portal.bootstrap.messenger import for_messenger
from portal.bootstrap.planning_api import for_planning_api
from portal.bootstrap.survey import for_survey
from portal.domain.definition import Definition
from portal.domain.links import derive
from portal.local.engine import Engine
from portal.services.deliver_messages import Round
from portal.services.draft_ports import Draft
from portal.services.drafts import token_for
from portal.services.keys import Keyring, issue_key
from portal.services.limiting import Limiter
from portal.services.message_ports import Mail
from portal.store.applications import ApplicationStore
from portal.store.counters import CounterStore
from portal.store.drafts import DraftStore
from portal.store.keys import KeyStore
from portal.store.outbox import OutboxStore
from portal.store.tables import Tables
from portal.store.wakes import WakeStore
from tests.builders import BRAND, CONTRACTOR, KEYS, NOW, a_definition, some_settings
from tests.fakes import Clock
from tests.functions.apply.customer import ALPHABET, CompiledOnce, Customer, a_portal
from tests.pages import OWN_PAGE
from tests.services.post import Postman, Texter
from tests.tables import emptied, fresh_tables

CHECK = "/aanvragen/controleren/"
EVENTS = "/api/planning/v1/events"
SWEEP = {"task": "sweep"}
SEED = 5


class Killed(BaseException):
    """The process ended here: nothing after this line happened."""


@dataclass(frozen=True)
class Reply:
    """What a client got; ``place`` is where it is sent on to."""

    status: int
    place: str
    retry_after: str
    body: Any

    @property
    def is_sound(self) -> bool:
        """No fault of the store may show as anything but "come back", with when."""
        return self.status < 500 or (self.status == 503 and self.retry_after.isdigit())


@dataclass
class Place:
    tables: Tables
    clock: Clock
    apps: Mapping[str, Flask]
    definition: Definition
    sweeping: Callable[[Mapping[str, Any]], Round]
    postman: Postman
    texter: Texter
    limiter: Limiter
    chance: Random
    """What every id, reference and wait is drawn from."""
    keys: dict[str, str] = field(default_factory=dict)

    def draft(self) -> str:
        """The id of a draft that waits to be sent."""
        id = an_id(self.chance)
        filled, _ = filled_in(self.definition.brand.id)
        DraftStore(self.tables, self.clock).start(Draft(id, "nl", filled, self.clock() + timedelta(days=14)))
        return id

    def begin(self) -> Reply:
        """Answer the first question of the form."""
        return _reply(self.apps["apply"].test_client().post("/aanvragen/", data={"kind": "new"}, headers=OWN_PAGE))

    def send(self, draft: str, **changed: str) -> Reply:
        """Press "Versturen" on the last page of the form."""
        client = self.apps["apply"].test_client()
        client.set_cookie("__Host-aanvraag", f"{draft}.{token_for(KEYS, Draft(draft, 'nl', {}, self.clock()))}")
        return _reply(client.post(CHECK, data={**filled_in(self.definition.brand.id)[1], **changed}, headers=OWN_PAGE))

    def show(self, draft: str) -> Reply:
        """Look at the last page of the form."""
        client = self.apps["apply"].test_client()
        client.set_cookie("__Host-aanvraag", f"{draft}.{token_for(KEYS, Draft(draft, 'nl', {}, self.clock()))}")
        return _reply(client.get(CHECK))

    def report(self, reference: str, event_id: str, by: str = CONTRACTOR, **body: Any) -> Reply:
        """An organisation's system sends an event."""
        event = {"event_id": event_id, "application": reference, **body}
        headers = {"Authorization": f"Bearer {self.key(by)}"}
        return _reply(self.apps["planning_api"].test_client().post(EVENTS, json=event, headers=headers))

    def key(self, organisation: str = CONTRACTOR) -> str:
        """Its interface key, given out the first time; chance begins anew in each place, so each key has its name."""
        if organisation not in self.keys:
            known = self.definition.organisations
            self.keys[organisation] = issue_key(
                KeyStore(self.tables), known, organisation, lambda: f"{organisation}{an_id(self.chance)}", self.clock()
            )
        return self.keys[organisation]

    def answer(self, reference: str, grade: int = 8) -> Reply:
        """Answer the survey by its link."""
        path = f"/ktv/{reference}/{derive(KEYS, 'survey', reference, 's1', 1)}"
        return _reply(self.apps["survey"].test_client().post(path, data={"grade": str(grade)}, headers=OWN_PAGE))

    def sweep(self, event: Mapping[str, Any] = SWEEP) -> Round:
        return self.sweeping(event)

    def settle(self) -> int:
        """Time passes and nothing goes wrong any more: sweep until the outbox is empty; returns the messages sent."""
        sent = 0
        for _ in range(40):
            sent += self.sweep().sent
            if not self.waiting:
                break
            self.clock.pass_(hours=1)
        return sent

    def done(self) -> str:
        """The reference of an application whose last completion report came in."""
        reference = reference_in(self.send(self.draft()))
        for number, body in enumerate(TO_THE_END):
            assert self.report(reference, f"to-the-end-{number}", **body).status == 202
        return reference

    @property
    def arrived(self) -> list[str]:
        """Message-IDs of all mails and text messages."""
        return [*self.postman.ids, *(sms.id for sms in self.texter.taken)]

    @property
    def references(self) -> list[str]:
        found = self.tables.applications.scan(self.tables.applications.sk == "SNAP")
        return sorted(item.pk.removeprefix("APP#") for item in found)

    @property
    def waiting(self) -> list[str]:
        """Ids of what the outbox still holds, parked messages not included."""
        return [str(item.sk) for item in self.tables.outbox.scan(self.tables.outbox.pk.startswith("OUT#"))]

    def empty(self) -> "Place":
        """As new, at ``NOW``: the same acts have the same outcome."""
        emptied(self.tables)
        self.clock.at = NOW
        self.chance.seed(SEED)
        self.limiter._over.clear()
        self.limiter._ahead.clear()
        self.keys.clear()  # they stood in the tables
        self.postman.taken.clear()
        self.texter.taken.clear()
        self.postman.trouble = lambda _: None
        return self


TO_THE_END: tuple[dict[str, Any], ...] = (
    {"type": "released"},
    {"type": "soft_date", "week": "2027-W14"},
    {"type": "hard_date", "date": "2027-04-06"},
    {"type": "completion", "discipline": "electricity"},
    {"type": "completion", "discipline": "water"},
)


def a_place(engine: Engine, brand: str = BRAND, postman: Postman | None = None) -> Place:
    return place_on(fresh_tables(engine, brand), engine.endpoint, brand, postman or Postman())


def place_on(tables: Tables, endpoint: str, brand: str, postman: Postman) -> Place:
    """The functions over tables that exist, reached at ``endpoint``."""
    clock, texter = Clock(NOW), Texter()
    settings = some_settings(endpoint, brand=brand)
    applications, drafts = ApplicationStore(tables), DraftStore(tables, clock)
    limits = a_definition(brand).brand.limits
    limiter = Limiter(CounterStore(tables), limits, settings.lookup_secret, clock, settings.limit_factor)
    chance = Random(SEED)
    drawn: dict[str, Any] = {"new_id": lambda: an_id(chance), "below": chance.randrange, "applications": applications}
    common = {**drawn, "limiter": limiter}
    messenger = replace(
        for_messenger(replace(settings, mailbox=settings.content), clock),
        **drawn,
        drafts=drafts,
        outbox=OutboxStore(tables),
        wakes=WakeStore(tables),
        transport=postman,
        texts=texter,
    )
    needs = sweeping(messenger)
    apps = {
        "apply": apply_app(replace(for_apply(settings, clock), drafts=drafts, **common)),
        "survey": survey_app(replace(for_survey(settings, clock), **common)),
        "planning_api": planning_app(
            replace(for_planning_api(settings, clock), keys=Keyring(KeyStore(tables), clock), **common)
        ),
    }
    for app in apps.values():
        app.jinja_env.bytecode_cache = CompiledOnce()
    definition = a_definition(brand)
    return Place(tables, clock, apps, definition, lambda event: handle(event, needs), postman, texter, limiter, chance)


def an_id(chance: Random) -> str:
    return "".join(chance.choices(ALPHABET, k=26))


@cache
def filled_in(brand: str) -> tuple[Mapping[str, Mapping[str, object]], Mapping[str, Any]]:
    """The answers of a whole form as a draft keeps them, and what its last page sends."""
    customer = Customer(a_portal(brand))
    page = customer.fill()
    return customer.draft.answers, page.answers()


def reference_in(reply: Reply) -> str:
    """The reference that the confirmation shows; fails where it wasn't sent."""
    assert reply.status == 303, reply
    assert "/verzonden/" in reply.place, reply
    return reply.place.rstrip("/").rpartition("/")[2]


def killed_after(mail: Mail) -> None:
    """``Postman.trouble``: the provider takes the mail, and then the process ends."""
    raise Killed(mail.message_id)


def _reply(answer: Any) -> Reply:
    body = answer.json if answer.is_json else answer.get_data(as_text=True)
    headers = answer.headers
    return Reply(answer.status_code, headers.get("Location", ""), headers.get("Retry-After", ""), body)
