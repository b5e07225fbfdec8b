"""The inbox over a running engine: mails in a bucket, replies in their applications."""

from dataclasses import replace
from itertools import count

import pytest

from functions.inbox.main import handle, receiving
from portal.bootstrap.inbox import for_inbox
from portal.domain.application import Application
from portal.files.inbound import InboundMail
from portal.local.bucket import Bucket
from portal.services.incoming.receive import Receiving
from portal.services.occasion import UnknownEvent
from portal.settings import Settings
from portal.store.applications import ApplicationStore
from portal.store.enquiries import EnquiryStore
from portal.store.tables import Tables
from tests.builders import NOW, a_commit, a_log, a_reference, released, submitted
from tests.services.incoming.letters import DOMAIN, PNG, a_mail, to

numbers = count(7_000)
TASK = {"task": "inbox"}


@pytest.fixture(scope="module")
def post(settings: Settings, tables: Tables) -> Receiving:
    there = replace(settings, replies="inbox-replies", bucket="inbox-papers")
    assert there.s3_endpoint
    for name in (there.replies, there.bucket):
        Bucket(name, there.region, there.s3_endpoint, "local", "local").create()
    return receiving(for_inbox(there, lambda: NOW))


@pytest.fixture
def state(applications: ApplicationStore) -> Application:
    reference = a_reference(next(numbers))
    applications.commit(a_commit(a_log(released(), first=submitted("electricity", "water")), reference))
    state = applications.load(reference)
    assert state is not None
    return state


def put(post: Receiving, raw: bytes) -> None:
    box = post.inbound
    assert isinstance(box, InboundMail)
    box.put(f"mail{next(numbers)}", raw)


def test_a_reply_is_taken_into_its_application_and_out_of_the_bucket(
    post: Receiving, state: Application, applications: ApplicationStore
) -> None:
    put(post, a_mail(to(state), files=(("foto.png", PNG),)))
    assert handle(TASK, post) == {"reply": 1}
    after = applications.load(state.reference)
    assert after is not None
    assert [question.means for question in after.questions] == ["mail"]
    assert "foto.png" in str(applications.text(state.reference, after.questions[0].text))
    assert post.inbound.waiting(10) == ()
    assert handle(TASK, post) == {}


def test_a_mail_that_belongs_nowhere_waits_for_customer_service(post: Receiving, tables: Tables) -> None:
    put(post, a_mail(f"antwoord@{DOMAIN}", "Wat kost stroom?", sender="iemand@elders.example"))
    assert handle(TASK, post) == {"enquiry": 1}
    assert "Wat kost stroom?" in [enquiry.text for enquiry in EnquiryStore(tables, lambda: NOW).waiting()]


def test_a_mail_that_comes_twice_is_one(post: Receiving, state: Application, applications: ApplicationStore) -> None:
    for _ in range(2):
        put(post, a_mail(to(state)))
    assert handle(TASK, post) == {"reply": 2}
    after = applications.load(state.reference)
    assert after is not None
    assert len(after.questions) == 1


def test_without_a_bucket_nothing_waits(settings: Settings) -> None:
    assert handle(TASK, receiving(for_inbox(replace(settings, replies=""), lambda: NOW))) == {}


def test_it_knows_its_own_task_and_no_other(post: Receiving) -> None:
    with pytest.raises(UnknownEvent):
        handle({"task": "sweep"}, post)
