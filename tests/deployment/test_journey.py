"""An empty account, one command, and a customer: everything from the first deployment to nothing left.

The stages build on each other, in this order; a stage that fails takes the later ones with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import yaml

from infra.describe import functions
from infra.target import STACKS
from portal.cli import main
from portal.domain import wording
from portal.domain.calendar import week_of
from tests.deployment.deployed import Deployed, a_place
from tests.deployment.far_pages import FarCustomer, FarPages, asked, path_of
from tests.deployment.grants import granted, idle, refusals
from tests.deployment.leftover import standing
from tests.deployment.letters import letter
from tests.deployment.ready import changed, ready
from tests.deployment.staff import TALK, at_work, logged, looked_around, taken_back, typed_too_late
from tests.deployment.taking_over import arrived, asked_and_answered, state_of, taken_in
from tests.deployment.walk import (
    PLANNER,
    POWER,
    SANNE,
    WATER,
    a_working_day,
    answered,
    at_the_drawings,
    follower,
    papers_sent,
    question_asked,
    read_back,
    reported,
    seen,
    sent,
    the_next_working_day,
    with_a_drawing,
)

pytestmark = pytest.mark.long


@dataclass
class Story:
    """What earlier stages found out."""

    place: Deployed
    failures_before: int
    before: list[str]
    """What stands in an account that nobody used."""
    customer: FarCustomer | None = None
    reference: str = ""
    pages: list[FarPages] = field(default_factory=list)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Story]:
    with a_place(tmp_path_factory.mktemp("aws"), ready) as place:
        yield Story(place, request.session.testsfailed, standing(place.aws))


@pytest.fixture
def place(story: Story, request: pytest.FixtureRequest) -> Deployed:
    if request.session.testsfailed > story.failures_before:
        pytest.fail("an earlier stage failed", pytrace=False)
    return story.place


def test_one_command_deploys_everything(place: Deployed) -> None:
    assert place.command("deploy") == 0, place.all_said
    assert "function portal-mijnaansluiting-test-apply: NEW" in place.all_said
    assert place.said[-1].endswith(f"by way of {place.outputs('edge')['ApiEndpoint']}")


def test_every_resource_of_the_templates_is_there(place: Deployed) -> None:
    for part in STACKS:
        there = place.resources(part)
        template = yaml.load(place.target.template(part), Loader=_Short)
        wanted = {name for name, told in template["Resources"].items() if "Condition" not in told}
        assert wanted <= there.keys(), f"{part} lacks {sorted(wanted - there.keys())}"


def test_functions_are_set_as_described(place: Deployed) -> None:
    for name, described in functions().items():
        found = place.aws.client("lambda").get_function(FunctionName=place.function(name))
        told = found["Configuration"]
        assert (told["MemorySize"], told["Timeout"]) == (described.memory, described.timeout)
        assert told["Role"].endswith(f"/{place.function(name)}")
        assert found["Concurrency"]["ReservedConcurrentExecutions"] == described.concurrency


def test_a_second_deployment_finds_nothing_to_change(place: Deployed) -> None:
    assert place.command("deploy") == 0, place.all_said
    plan = [line for line in place.said if line.startswith(("  stack", "  function"))]
    assert {line.rpartition(": ")[2] for line in plan} == {"as it is"}, "\n".join(plan)
    assert any("site: 0 files put, 0 removed" in line for line in place.said), place.all_said


def test_a_plan_that_nobody_agrees_to_changes_nothing(place: Deployed) -> None:
    before = place.parameters("edge")
    assert place.command("deploy", agrees=False, RequestsPerSecond="50") == 2
    assert "modify Stage0 (AWS::ApiGatewayV2::Stage)" in place.all_said
    assert place.command("destroy", agrees=False) == 2
    assert f"with everything in it: {place.outputs('foundation')['DraftsTable']}\n" in place.all_said
    assert place.parameters("edge") == before


def test_a_parameter_that_no_stack_has_is_refused(place: Deployed) -> None:
    assert place.command("deploy", SiteDomian="portal.example") == 1
    assert "No stack has SiteDomian; they have AlarmMail," in place.said[-1]


def test_without_the_cdns_word_a_function_answers_nobody(place: Deployed) -> None:
    host = f"{place.outputs('edge')['ApiId']}.execute-api.localhost:{place.aws.port}"
    for word in ({}, {"X-Origin-Secret": "guessed"}):
        assert asked("GET", f"{place.aws.endpoint}/aanvragen/", {"Host": host, **word}).status == 403


def test_the_cdn_gives_the_site_and_has_the_word(place: Deployed) -> None:
    site = place.outputs("site")
    plain = asked("GET", f"{place.aws.endpoint}/", {"Host": site["CdnDomain"]})
    assert (plain.status, plain.headers["Location"]) == (301, f"{site['SiteUrl']}/")
    page = asked("GET", f"{place.aws.endpoint}/en/", {"Host": site["CdnDomain"], "X-Forwarded-Proto": "https"})
    assert (page.status, page.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert f"{site['SiteUrl']}/" in page.data.decode(), "the pages don't name their own address"
    assert "script-src" in page.headers["Content-Security-Policy"]
    cdn = place.aws.client("cloudfront").get_distribution(Id=site["CdnId"])["Distribution"]["DistributionConfig"]
    api = next(origin for origin in cdn["Origins"]["Items"] if origin["Id"] == "functions")
    assert api["DomainName"] == place.outputs("edge")["ApiEndpoint"].partition("://")[2]
    [header] = api["CustomHeaders"]["Items"]
    assert header == {"HeaderName": "X-Origin-Secret", "HeaderValue": place.secret["origin"]}


def test_a_customer_fills_in_the_form(place: Deployed, story: Story) -> None:
    story.customer = at_the_drawings(place)


def test_a_drawing_goes_straight_to_the_bucket(place: Deployed, story: Story) -> None:
    assert story.customer
    with_a_drawing(story.customer)


def test_the_schedule_pauses_so_that_only_the_stream_wakes_the_messenger(place: Deployed) -> None:
    place.sweeps(on=False)


def test_half_a_form_is_kept_and_goes_on_by_mail(place: Deployed) -> None:
    first = at_the_drawings(place, "later@klant.example")
    first.press(first.press({}, button="later").answers())
    second = FarCustomer(place)
    page = second.open(path_of(letter(place, "later@klant.example", "Ga verder", 20).link("Verder met")))
    assert (page.status, second.here) == (200, "drawings"), second.path


def test_the_application_is_sent(place: Deployed, story: Story) -> None:
    assert story.customer
    story.reference = sent(story.customer)


def test_its_mail_comes_through_the_stream_and_leads_to_it(place: Deployed, story: Story) -> None:
    story.pages.append(follower(place, story.reference))
    assert "U hebt uw aanvraag verstuurd." in seen(story.pages[0], story.reference)


def test_a_lost_link_is_mailed_again(place: Deployed, story: Story) -> None:
    pages = FarPages(place)
    page = pages.get("/volgen/")
    pages.post("/volgen/", {**page.answers(), "reference": story.reference, "mail": SANNE})
    letter(place, SANNE, f"De link naar uw aanvraag {story.reference}", 20)


def test_all_of_one_address_come_in_one_list(place: Deployed, story: Story) -> None:
    pages = FarPages(place)
    page = pages.get("/volgen/mijn-aanvragen/")
    pages.post("/volgen/mijn-aanvragen/", {**page.answers(), "mail": SANNE})
    entered = pages.get(path_of(letter(place, SANNE, "De link naar uw aanvragen", 20).link("Bekijk mijn aanvragen")))
    assert story.reference in pages.get(entered.location).text


def test_everything_can_be_read_back(place: Deployed, story: Story) -> None:
    [pages] = story.pages
    assert "U hebt uw aanvraag verstuurd." in pages.get(f"/volgen/{story.reference}/alles").text


def test_a_missing_drawing_follows_later(story: Story) -> None:
    [pages] = story.pages
    papers_sent(pages, story.reference)


def test_a_question_about_the_planning_has_somebody_who_answers_it(story: Story) -> None:
    [pages] = story.pages
    question_asked(pages, story.reference)


def test_organisations_bring_their_news(place: Deployed, story: Story) -> None:
    day, reference, [pages] = a_working_day(), story.reference, story.pages
    reported(place, POWER, reference, "released")
    reported(place, WATER, reference, "released")
    reported(place, PLANNER, reference, "soft_date", week="{}-W{:02}".format(*week_of(day)))
    assert f"Voorlopig: {wording.week(day, 'nl')}" in seen(pages, reference)
    reported(place, PLANNER, reference, "hard_date", date=day.isoformat(), part="morning")
    assert f"Afgesproken: {wording.day(day, 'nl')}, in de ochtend" in seen(pages, reference)
    later = the_next_working_day(day)
    reported(place, PLANNER, reference, "hard_date", date=later.isoformat(), part="morning", cause="frost")
    assert f"Afgesproken: {wording.day(later, 'nl')}" in seen(pages, reference)
    reported(place, PLANNER, reference, "completion", discipline="water")
    reported(place, PLANNER, reference, "completion", discipline="electricity")


def test_organisations_read_what_others_did(place: Deployed, story: Story) -> None:
    items = read_back(place, PLANNER, "orders")["items"]
    assert {"what": "released", "discipline": "water"} in [change for item in items for change in item["changes"]]
    assert read_back(place, WATER, f"applications/{story.reference}")["application"] == story.reference


def test_the_survey_is_mailed_and_answered(place: Deployed) -> None:
    link = letter(place, SANNE, "Welk cijfer geeft u ons?", 20).link("3")
    assert "belt u" in answered(place, link, grade="3").text


def test_a_wrong_link_opens_no_survey(place: Deployed, story: Story) -> None:
    assert FarPages(place).get(f"/ktv/{story.reference}/{'a' * 27}").status == 404


def test_the_schedule_sends_what_had_to_wait_for_the_morning(place: Deployed, story: Story) -> None:
    late = 22 - place.hour
    place.later(late * 3_600)
    reference = sent(at_the_drawings(place, "evening@klant.example"))
    letter(place, "evening@klant.example", reference, 20)
    reported(place, POWER, reference, "released")
    place.later(12 * 3_600)
    place.sweeps(on=True)
    letter(place, "evening@klant.example", "heeft uw opdracht")
    place.later(-(12 + late) * 3_600)


def test_what_the_queue_gives_back_wakes_the_messenger(place: Deployed) -> None:
    queue = place.outputs("foundation")["MessagesQueueUrl"]
    place.aws.client("sqs").send_message(QueueUrl=queue, MessageBody="moved back by hand")
    place.until(lambda: place.waiting(queue) == 0, f"nobody took what lies in {queue}")


def test_a_mail_that_is_refused_for_good_becomes_a_letter(place: Deployed) -> None:
    place.take_mails(taken=False)
    reference = sent(at_the_drawings(place, "refused@klant.example"))
    place.until(lambda: place.to_print(reference), f"the refused mail of {reference} is no letter")
    place.take_mails(taken=True)


def test_staff_look_log_and_take_back(story: Story, place: Deployed) -> None:
    reference = sent(at_the_drawings(place, "staff@klant.example"))
    reported(place, POWER, reference, "released")
    staff = at_work(place)
    looked_around(place, staff, reference, "staff@klant.example")
    page = logged(staff, reference)
    assert TALK["about"] in page.text, page.text
    assert "teruggenomen" in taken_back(staff, page).text
    logged(staff, reference)
    assert typed_too_late(place, reference).status == 401


def test_an_answer_by_mail_is_taken_in(place: Deployed) -> None:
    mail = "antwoord@klant.example"
    reference = sent(at_the_drawings(place, mail))
    arrived(place, reference, mail)
    place.invoke("inbox", place.rule("inbox")["Input"].encode())
    place.until(lambda: taken_in(place), "nobody took the mails in")
    assert [question.means for question in state_of(place, reference).questions] == ["mail"]
    assert [key for key in place.files() if key.startswith(f"papers/{reference}/")]


def test_a_question_on_the_site_is_answered_by_mail(place: Deployed) -> None:
    asked_and_answered(place, "vraag@klant.example")
    letter(place, "vraag@klant.example", "Ons antwoord op uw vraag", 20)


def test_the_sweep_deals_with_a_term_that_passed(place: Deployed) -> None:
    place.later(40 * 86_400)
    swept = place.invoke("messenger", place.rule("sweep")["Input"].encode())
    assert "sent" in swept
    place.later(-40 * 86_400)


def test_the_night_removes_what_expired(place: Deployed) -> None:
    customer = at_the_drawings(place, "nobody@klant.example")
    with_a_drawing(customer)
    before = place.files()
    place.later(400 * 86_400)
    told = place.rule("night")
    assert told["Arn"].endswith(f":{place.function('nightly')}")
    assert place.invoke("nightly", told["Input"].encode())["removed"] >= 1
    assert len(place.files()) == len(before) - 1
    place.later(-400 * 86_400)


def test_no_call_was_denied(place: Deployed) -> None:
    assert refusals(place.aws.decisions()) == []


def test_no_grant_is_idle(place: Deployed) -> None:
    grants = granted(place.aws.client("iam"), place.target.name)
    assert idle(grants, place.aws.decisions()) == []


def test_new_code_comes_and_the_settings_stay(place: Deployed) -> None:
    before = place.running()
    place.build = changed
    assert place.command("deploy") == 0, place.all_said
    now = place.running()
    assert {name for name in now if now[name] != before[name]} == {"track"}
    assert seen_by_health(place) == 200


def test_a_rollback_brings_the_code_back(place: Deployed) -> None:
    after = place.running()
    assert place.command("rollback") == 0, place.all_said
    back = place.running()
    assert {name for name in back if back[name] != after[name]} == {"track"}
    assert seen_by_health(place) == 200
    assert place.command("rollback") == 1
    assert "There is no earlier release" in place.said[-1]


def test_status_tells_what_stands(place: Deployed) -> None:
    assert place.command("status") == 0
    told = place.all_said
    for part in STACKS:
        assert f"stack {place.target.stack(part)}: " in told
    for name, sha256 in place.running().items():
        assert f"function {place.function(name)}: {sha256[:12]} since" in told
    assert "queue portal-mijnaansluiting-test-messages-dead: 0 messages" in told


def test_it_tells_who_types_the_command_the_same(place: Deployed, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deploy", place.target.brand, place.target.stage, "status"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == place.said[1:]


def test_destroying_leaves_nothing(place: Deployed, story: Story) -> None:
    assert place.command("destroy") == 0, place.all_said
    assert standing(place.aws) == story.before
    assert place.command("destroy") == 0
    assert place.said[-1].endswith("there is nothing of it")


def seen_by_health(place: Deployed) -> int:
    return FarPages(place).client.get("/gezond").status_code


class _Short(yaml.SafeLoader):
    """Reads CloudFormation's short functions (!Ref …) as nothing."""


_Short.add_multi_constructor("!", lambda *_: None)
