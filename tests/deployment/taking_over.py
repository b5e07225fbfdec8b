"""Mail that comes in far away, and a question that belongs to no application, each to the person who answers it."""

from portal.domain.application import Application
from portal.domain.links import LinkKeys
from portal.domain.replies import reply_address
from portal.domain.staff import Employee
from portal.store.applications import ApplicationStore
from tests.builders import a_definition
from tests.deployment.deployed import REPLIES, Deployed
from tests.deployment.far_pages import FarPages
from tests.deployment.staff import at_work
from tests.services.incoming.letters import PNG, a_mail

KIM = Employee("kim", "Kim van de Klantenservice", "customer_service")
ASKED = "Kan het hek blijven staan?"


def state_of(place: Deployed, reference: str) -> Application:
    state = ApplicationStore(place.tables).load(reference)
    assert state is not None, reference
    return state


def arrived(place: Deployed, reference: str, sender: str) -> None:
    """Two mails lie in the bucket, as SES puts them there: a reply with a file, and one from somebody unknown."""
    keys = {id: bytes.fromhex(value) for id, value in place.secret["link_keys"].items()}
    domain = a_definition(place.target.brand).brand.sender.replies
    to = reply_address(state_of(place, reference), LinkKeys(max(keys), keys), domain)
    mails = {
        "in/reply": a_mail(to, ASKED, sender=sender, files=(("hek.png", PNG),)),
        "in/stranger": a_mail(to, "Wie bent u?", sender="vreemd@elders.example", id="<2@elders.example>"),
    }
    for key, raw in mails.items():
        place.aws.client("s3").put_object(Bucket=REPLIES, Key=key, Body=raw)


def taken_in(place: Deployed) -> bool:
    """Whether nothing waits in the bucket any more."""
    return not place.aws.client("s3").list_objects_v2(Bucket=REPLIES, Prefix="in/").get("Contents", ())


def asked_and_answered(place: Deployed, mail: str) -> None:
    """A question on the site, and the answer of customer service by mail."""
    visitor, path = FarPages(place), "/zoeken/vraag/"
    form = visitor.get(path)
    visitor.post(path, {**form.answers(), "text": ASKED, "mail": mail})
    assert "Uw vraag is bij ons" in visitor.follow().text
    kim = at_work(place, KIM)
    waiting = kim.get("/medewerkers/vragen/")
    link = next(row.select_one("a") for row in waiting.soup.select("ol.tasks li") if ASKED in row.get_text())
    assert link
    one = kim.get(str(link["href"]))
    done = kim.post(str(link["href"]), {**one.answers(), "text": "Dat kan.", "how": "mail"})
    assert done.status == 303, done.text
