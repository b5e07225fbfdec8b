"""What becomes of a mail: a reply in its thread, a question for customer service, or nothing at all."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.application import Application
from portal.domain.events import QuestionAsked
from portal.files.drawings import is_sound
from portal.services.incoming.receive import Receiving, receive, receive_all
from portal.services.ports import Unavailable
from tests.builders import CONTRACTOR, KEYS, NOW, POWER, a_commit, a_definition, a_log, a_reference, released, submitted
from tests.fakes import InMemoryEnquiries
from tests.services.in_memory import InMemoryApplications
from tests.services.incoming.letters import CUSTOMER, DOMAIN, PNG, a_mail, to


@dataclass
class Letterbox:
    """``portal.services.incoming.receive.Inbound``; ``falls`` names what fails next."""

    mails: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    falls: str = ""

    def waiting(self, limit: int) -> tuple[str, ...]:
        return tuple(self.mails)[:limit]

    def raw(self, key: str) -> bytes | None:
        return self.mails.get(key)

    def keep_file(self, reference: str, id: str, name: str, content: bytes) -> None:
        self._fall("keep")
        self.files[f"{reference}/{id}/{name}"] = content

    def done(self, key: str) -> None:
        self._fall("done")
        self.mails.pop(key, None)

    def _fall(self, what: str) -> None:
        if self.falls == what:
            self.falls = ""
            raise Unavailable("no answer")


@dataclass
class Post:
    """An application, customer service, and the letterbox between them and the world."""

    box: Letterbox
    applications: InMemoryApplications
    enquiries: InMemoryEnquiries
    receiving: Receiving
    reference: str

    @property
    def state(self) -> Application:
        state = self.applications.load(self.reference)
        assert state is not None
        return state

    def asked(self) -> list[QuestionAsked]:
        return [event for event in self.applications.log(self.reference) if isinstance(event, QuestionAsked)]

    def take(self, raw: bytes) -> str:
        return receive(self.receiving, raw)


def a_post(*commands: object, mail: str = CUSTOMER) -> Post:
    reference = a_reference(1)
    commit = a_commit(a_log(*commands, first=submitted("electricity", "water")), reference)  # type: ignore[arg-type]
    assert commit.person is not None
    applications = InMemoryApplications(commit.state)
    applications.people[reference] = replace(commit.person, mail=mail)
    box, enquiries = Letterbox(), InMemoryEnquiries()
    receiving = Receiving(box, applications, enquiries, a_definition(), KEYS, is_sound, lambda: NOW)
    return Post(box, applications, enquiries, receiving, reference)


def test_a_reply_stands_in_its_applications_thread_with_an_owner_and_a_term() -> None:
    post = a_post(released())
    assert post.take(a_mail(to(post.state))) == "reply"
    (asked,) = post.asked()
    assert (asked.means, asked.by, asked.owner) == ("mail", "customer", CONTRACTOR)
    assert asked.opens[0].due > NOW
    assert post.applications.text(post.reference, asked.text) == "Kan het een week later?"
    assert not post.enquiries.kept


def test_before_the_contractor_has_the_order_it_is_the_operators() -> None:
    post = a_post()
    post.take(a_mail(to(post.state)))
    assert post.asked()[0].owner == POWER


def test_the_same_mail_again_is_the_same_reply() -> None:
    post = a_post()
    for _ in range(3):
        assert post.take(a_mail(to(post.state))) == "reply"
    assert len(post.asked()) == 1


def test_another_mail_is_another_reply() -> None:
    post = a_post()
    post.take(a_mail(to(post.state)))
    post.take(a_mail(to(post.state), "En de meterkast?", id="<2@klant.example>"))
    assert len(post.asked()) == 2


def test_files_of_a_kind_that_we_take_are_kept_and_others_are_not() -> None:
    post = a_post()
    post.take(a_mail(to(post.state), files=(("foto.png", PNG), ("virus.exe", b"MZ\x90"), ("nep.png", b"MZ\x90"))))
    assert [key.rpartition("/")[2] for key in post.box.files] == ["foto.png"]
    assert "foto.png" in str(post.applications.text(post.reference, post.asked()[0].text))


def test_nothing_is_kept_of_what_a_scanner_warns_of() -> None:
    post = a_post()
    post.take(a_mail(to(post.state), files=(("foto.png", PNG),), X_SES_Virus_Verdict="FAIL"))
    assert not post.box.files


@pytest.mark.parametrize("sender", ["iemand@elders.example", "", "sanne@klant.example.evil.example"])
def test_an_unknown_sender_changes_no_application_and_is_customer_services(sender: str) -> None:
    post = a_post()
    assert post.take(a_mail(to(post.state), sender=sender)) == "enquiry"
    assert not post.asked()
    (enquiry,) = post.enquiries.kept.values()
    assert (enquiry.origin, enquiry.mail, enquiry.about) == ("mail", sender, post.reference)


@pytest.mark.parametrize("wrong", ["token", "reference", "domain", "bare", "key"])
def test_an_address_that_we_never_gave_belongs_to_no_application(wrong: str) -> None:
    post = a_post()
    genuine = to(post.state)
    address = {
        "token": genuine[: genuine.index("@") - 4] + "aaaa@" + DOMAIN,
        "reference": genuine.replace(post.reference.lower(), a_reference(2).lower()),
        "domain": genuine.replace(DOMAIN, "elders.example"),
        "bare": f"antwoord@{DOMAIN}",
        "key": genuine.replace(".a", ".z", 1),
    }[wrong]
    assert post.take(a_mail(address)) == "enquiry"
    assert not post.asked()
    assert [enquiry.about for enquiry in post.enquiries.kept.values()] == [""]


def test_who_gave_no_mail_address_can_be_imitated_by_nobody() -> None:
    post = a_post(mail="")
    assert post.take(a_mail(to(post.state), sender="")) == "enquiry"


@pytest.mark.parametrize(
    ("headers", "became"),
    [
        ({"Auto_Submitted": "auto-replied"}, "automatic"),
        ({"Precedence": "bulk"}, "automatic"),
        ({"Return_Path": "<>"}, "automatic"),
    ],
)
def test_what_a_machine_wrote_makes_no_work(headers: dict[str, str], became: str) -> None:
    post = a_post()
    assert post.take(a_mail(to(post.state), **headers)) == became
    assert not post.asked()
    assert not post.enquiries.kept


def test_nothing_that_comes_in_is_answered_by_a_machine_when_a_machine_wrote_it() -> None:
    """A loop needs an answer to what a machine wrote; ours says that it was generated, which makes others silent."""
    post = a_post()
    for number in range(5):
        post.take(a_mail(to(post.state), Auto_Submitted="auto-replied", id=f"<{number}@x.example>"))
    assert not post.applications.commits


def test_too_many_open_questions_go_to_customer_service() -> None:
    post = a_post()
    most = a_definition().process.most_open
    outcomes = [post.take(a_mail(to(post.state), f"Vraag {n}", id=f"<{n}@klant.example>")) for n in range(most + 2)]
    assert outcomes[-2:] == ["enquiry", "enquiry"]
    assert len(post.asked()) == most


def test_an_empty_mail_and_one_that_can_not_be_read_make_no_work() -> None:
    post = a_post()
    assert post.take(a_mail(to(post.state), "")) == "empty"
    assert post.take(b"X: " + b"y" * 70_000 + b"\n\nhallo") == "unreadable"


FALLS = ("", "keep", "done", "commit", "load")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(FALLS), max_size=8), st.lists(st.integers(0, 2), min_size=1, max_size=4))
def test_whatever_fails_in_between_no_mail_is_lost_and_none_counts_twice(falls: list[str], which: list[int]) -> None:
    post = a_post()
    kinds = [
        a_mail(to(post.state), "Vraag nul", id="<0@klant.example>", files=(("foto.png", PNG),)),
        a_mail(to(post.state), "Vraag een", id="<1@klant.example>"),
        a_mail(f"antwoord@{DOMAIN}", "Vraag twee", id="<2@klant.example>"),
    ]
    post.box.mails = {str(place): kinds[kind] for place, kind in enumerate(which)}
    for fall in falls:
        post.box.falls = fall
        post.applications.lost += fall == "commit"
        post.applications.silent = fall == "load"
        try:
            receive_all(post.receiving)
        except Unavailable:
            continue
    post.box.falls, post.applications.silent = "", False
    receive_all(post.receiving)
    assert not post.box.mails
    assert len(post.asked()) == len({kind for kind in which if kind < 2})
    assert len(post.enquiries.kept) == (1 if 2 in which else 0)
