"""Applications for the pages of the workbench to show, each at another point of its way."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from functions.workbench.acts.table import possible
from portal.domain.after_messages import Reaction
from portal.domain.application import CUSTOMER, Application
from portal.domain.enquiries import Enquiry, Reply, due_at
from portal.domain.events import NextContact, Sum
from portal.domain.links import mail_hash, postcode_hash
from portal.domain.outgoing import Message
from portal.domain.reports import Ask, Complain, LogContact, MakeWish, NotePoint, SendSum, StallOrder
from portal.domain.staff import Employee, StaffRole
from portal.services.count_reactions import last_counted
from portal.services.enquire import answer, enquire
from portal.store.outbox import outbox_item
from tests.builders import CONTRACTOR, NOW, POSTCODE, POWER, a_definition, all_done, hard, released, soft
from tests.journeys.bench import Bench

MAIL = "sanne@klant.example"
WEEK = "2026-W48"
"""In which the talk of the stock is logged."""


@dataclass
class Stock:
    """``parts`` fill the addresses of pages: about an application of its own, which pages may change."""

    applications: list[Application]
    parts: dict[str, str]

    def with_act(self, act: str) -> tuple[StaffRole, str, Application]:
        """The first application in which somebody can do this, and who."""
        for state in self.applications:
            who: tuple[tuple[StaffRole, str], ...] = (("planner", CONTRACTOR), ("work_preparer", POWER))
            for role, organisation in who:
                if act in possible(state, Employee("e", "Jet", role, organisation)):
                    return role, organisation, state
        raise AssertionError(f"nobody can do {act!r} in any application of the stock")


def a_stock(bench: Bench) -> Stock:
    office = bench.office
    quoted = office.application(kind="move")
    bench.report(quoted, POWER, SendSum("quote", "electricity", Sum(25_000, date(2027, 1, 4), "O-1")))
    shown, planned = (office.application(released(), soft()) for _ in range(2))
    for state in (shown, planned):
        bench.report(state, CONTRACTOR, a_talk(), t1="De oprit is vrij en de kast hangt.")
    busy = office.application(released(), hard())
    bench.report(busy, CONTRACTOR, StallOrder("water", "frost"))
    bench.report(busy, CONTRACTOR, Complain("k1"), k1="Niemand belt mij terug.")
    bench.report(busy, CONTRACTOR, Ask("q1", "planning"), q1="Hoe laat komt u?")
    bench.report(busy, CUSTOMER, MakeWish("date", "w1", date(2027, 5, 3)), w1="De bouw loopt uit.")
    bench.report(planned, CUSTOMER, MakeWish("change", "w2"), w2="De kast komt links.")
    done = office.application(*all_done())
    note = NotePoint("electricity", CONTRACTOR, date(2026, 12, 4), "p1")
    bench.report(done, CONTRACTOR, note, p1="De stoep ligt nog niet recht.")
    made = [office.applications.load(one.reference) for one in (planned, quoted, busy, done)]
    counted = last_counted(a_definition(), NOW)
    bench.office.portal.reactions.keep(counted, {"released": Reaction(40, 12), "quote_sent": Reaction(9, 0)})
    questions = {"question": a_question(bench, "a" * 26), "answered": an_answered_question(bench, "b" * 26)}
    parts = {**_parts(bench, shown), "letter": a_letter(bench), **questions}
    return Stock([state for state in made if state is not None], parts)


def a_letter(bench: Bench) -> str:
    """The key of one that waits to be printed for somebody who prefers mail by now."""
    office = bench.office
    state = office.application()
    message = Message(f"{state.reference}.1.confirmation", state.reference, "confirmation", "answer", NOW, {})
    outbox_item(office.tables, message).save()
    office.outbox.to_print(message, NOW)
    (waiting,) = office.portal.print_room.waiting(2)
    return quote(waiting.key, safe="")


def a_question(bench: Bench, id: str) -> str:
    """Its id: of one that waits for customer service, asked halfway the form."""
    definition = a_definition()
    told = {"name": "Sanne de Tester", "phone": "+31612345678", "mail": MAIL, "step": "Waar?", "searched": "termijnen"}
    typed = (("Wat?", "Nieuwe aansluiting, Stroom"),)
    asked = Enquiry(id, NOW, due_at(definition, NOW), "nl", "form", "Kan het ook in termijnen?", **told, typed=typed)
    enquire(bench.office.portal.enquiries, asked, definition)
    return id


def an_answered_question(bench: Bench, id: str) -> str:
    reply = Reply(NOW, "Kim van de Klantenservice", "Wel per onderdeel.", by_mail=True)
    answer(bench.office.portal.enquiries, a_question(bench, id), reply, a_definition())
    return id


def a_talk() -> LogContact:
    then = NextContact(date(2027, 3, 1), CONTRACTOR, "phone")
    return LogContact("1", NOW - timedelta(minutes=5), "phone", True, (), "t1", "", then)


def _parts(bench: Bench, state: Application) -> dict[str, str]:
    secret, lookup = bench.office.portal.settings.lookup_secret, bench.office.tables.lookup
    mail, postcode = mail_hash(secret, MAIL), postcode_hash(secret, POSTCODE)
    for key in (f"MAIL#{mail}", f"POST#{postcode}"):
        lookup(key).update(actions=[lookup.references.add({state.reference})])
    return {
        "ref": state.reference,
        "mail": mail,
        "postcode": postcode,
        "combi": state.combi,
        "contractor": CONTRACTOR,
        "talk": f"{state.reference}.c1",
        "week": WEEK,
    }
