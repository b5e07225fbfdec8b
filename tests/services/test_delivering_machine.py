"""Messages, providers, wishes and kills in any order: each message arrives, by day, and as its customer wants it."""

from collections import Counter
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from portal.domain.channels import ways
from portal.domain.definition import Written
from portal.domain.outgoing import Message, leaves_at
from portal.domain.person import Address, Person
from portal.services.compose import chosen_way
from portal.services.deliver_messages import Delivering, deliver_due
from portal.services.message_ports import BadAddress, Letter, Made, Mail, Sms, TryLater
from tests.builders import NOW, a_definition, a_person
from tests.fakes import Clock
from tests.services.post import InMemoryOutbox, Ledger, a_mail

BRAND = a_definition().brand
UNDO = timedelta(minutes=2)
HOME = Address("6811 AB", "Arnhem", "12", "", "Proefstraat")
CUSTOMERS = ("MA-1", "MA-2")
ANSWER = "answer"


class Killed(BaseException):
    """The process ended here: nothing after this line happened."""


@dataclass(frozen=True)
class Arrived:
    """One mail, text or letter at the moment in which it was handed over."""

    id: str
    parts: tuple[str, ...]
    kinds: frozenset[str]
    channel: Written
    preferred: Written
    at: datetime


@dataclass
class World:
    """What is outside the messenger: customers with their wishes, and providers that fail."""

    clock: Clock
    people: dict[str, Person]
    up: bool = True
    dies: str = ""
    bad: set[str] = field(default_factory=set)
    """Addresses that take nothing."""
    arrived: list[Arrived] = field(default_factory=list)
    kills: Counter[str] = field(default_factory=Counter)
    made: dict[str, Message] = field(default_factory=dict)

    def compose(self, message: Message, now: datetime, tried: Collection[Written] = ()) -> Made | None:
        person = self.people[message.subject]
        way = chosen_way(message, ways(person, BRAND.messages.order), tried)
        if way is None:
            return None
        self.made[message.id] = message
        if way.channel == "letter":
            self.handed(message.id, "letter")
            return Letter(message.id, way.address, "", "", "", "nl", now)
        if way.channel == "sms":
            return Sms(message.id, way.address, "", "", "nl", now)
        return replace(a_mail(), message_id=message.id, to=way.address)

    def send(self, made: Mail | Sms) -> None:
        id, channel = (made.message_id, "mail") if isinstance(made, Mail) else (made.id, "sms")
        if made.to in self.bad:
            raise BadAddress("takes nothing")
        if not self.up:
            raise TryLater("down")
        dies, self.dies = self.dies, ""
        if dies == "before":
            raise Killed
        self.handed(id, channel)  # type: ignore[arg-type]
        if dies == "after":
            self.kills[id] += 1
            raise Killed

    def handed(self, id: str, channel: Written) -> None:
        message = self.made[id]
        parts = message.parts or (message,)
        best = ways(self.people[message.subject], BRAND.messages.order)[0].channel
        kinds = frozenset(part.kind for part in parts)
        self.arrived.append(Arrived(id, tuple(part.id for part in parts), kinds, channel, best, self.clock()))

    def address_failed(self, reference: str, channel: Written, address: str) -> None:
        person = self.people[reference]
        self.people[reference] = replace(person, failed=(*person.failed, address))

    def undelivered(self, message: Message) -> None:
        self.ledger.undelivered(message)

    ledger: Ledger = field(default_factory=Ledger)


class Messenger(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        people = {reference: a_person(phone=f"+3161234567{n}", address=HOME) for n, reference in enumerate(CUSTOMERS)}
        self.world = World(Clock(NOW), people)
        self.outbox = InMemoryOutbox()
        self.asked: dict[str, Message] = {}
        self.needs = Delivering(
            outbox=self.outbox,
            transport=self.world,
            texts=self.world,
            compose=self.world.compose,
            failures=self.world,
            brand=BRAND,
            undo=UNDO,
            now=self.world.clock,
            below=lambda _: 0,
        )

    @rule(reference=st.sampled_from(CUSTOMERS), kind=st.sampled_from(("answer", "news", "news", "survey")))
    def something_happens(self, reference: str, kind: str) -> None:
        now, id = self.world.clock(), f"m{len(self.asked)}"
        gather = timedelta(minutes=BRAND.messages.merge_minutes if kind == "news" else 0)
        message = Message(id, reference, "news", kind, leaves_at(kind, now + gather, BRAND), {})
        self.asked[id] = self.outbox.waiting[id] = message

    @rule()
    def sweep(self) -> None:
        with suppress(Killed):
            deliver_due(self.needs)

    @rule(minutes=st.sampled_from((1, 4, 6, 60, 300, 600)))
    def time_passes(self, minutes: int) -> None:
        self.world.clock.pass_(minutes=minutes)

    @rule(up=st.booleans())
    def providers_turn(self, *, up: bool) -> None:
        self.world.up = up

    @rule(when=st.sampled_from(("before", "after")))
    def messenger_will_die(self, when: str) -> None:
        self.world.dies = when

    @rule(reference=st.sampled_from(CUSTOMERS), channel=st.sampled_from(("mail", "sms", "letter", "phone")))
    def customer_prefers(self, reference: str, channel: str) -> None:
        person = self.world.people[reference]
        self.world.people[reference] = replace(person, channel=channel)

    @rule(reference=st.sampled_from(CUSTOMERS))
    def mail_address_goes_bad(self, reference: str) -> None:
        self.world.bad.add(self.world.people[reference].mail)

    @invariant()
    def news_and_surveys_reach_nobody_at_night(self) -> None:
        for one in self.world.arrived:
            assert all(leaves_at(kind, one.at, BRAND) == one.at for kind in one.kinds)

    @invariant()
    def everybody_is_written_to_as_they_want_it_at_that_moment(self) -> None:
        for one in self.world.arrived:
            assert one.channel == one.preferred

    @invariant()
    def what_has_one_id_always_says_the_same(self) -> None:
        said: dict[str, tuple[str, ...]] = {}
        for one in self.world.arrived:
            assert said.setdefault(one.id, one.parts) == one.parts

    @invariant()
    def only_news_goes_together(self) -> None:
        for one in self.world.arrived:
            assert len(one.parts) == 1 or one.kinds == {"news"}
            assert len({self.asked[part].subject for part in one.parts}) == 1

    def teardown(self) -> None:
        self.world.up, self.world.dies = True, ""
        for _ in range(30):
            self.world.clock.pass_(hours=1)
            deliver_due(self.needs)
        self.news_and_surveys_reach_nobody_at_night()
        self.everybody_is_written_to_as_they_want_it_at_that_moment()
        self.what_has_one_id_always_says_the_same()
        assert self.outbox.waiting == {}
        times = Counter(part for one in self.world.arrived for part in one.parts)
        for id in self.asked:
            given_up = any(id == part.id for part in self._unreached())
            assert times[id] >= 1 or given_up, f"{id} was lost"
            held = {one.id for one in self.world.arrived if id in one.parts}
            excused = sum(self.world.kills[mail] for mail in held)
            assert times[id] <= 1 + excused, f"{id} arrived {times[id]} times"

    def _unreached(self) -> list[Message]:
        found = [self.world.made.get(id) or self.asked[id] for id in self.world.ledger.unreached]
        return [part for message in found for part in message.parts or (message,)]


TestMessenger = Messenger.TestCase
TestMessenger.settings = settings(max_examples=60, stateful_step_count=40, deadline=None, derandomize=True)
