"""The pictures in the README, made anew: ``.venv/bin/python -m tests.journeys.pictures``."""

import shutil
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from portal.domain.calendar import local
from tests.journeys.browsing import APPLY, Person, apply, what
from tests.journeys.conftest import QUIET
from tests.journeys.server import Server, running_portal
from tests.journeys.staff import Colleague
from tests.journeys.test_chain import PLANNER, POWER, WATER, a_working_day

FOLDER = Path(__file__).parents[2] / "docs/pictures"
COLOURS = 64
SCALE = 2
PHONE = {"width": 393, "height": 760}
BENCH = {"width": 1280, "height": 960}
DESK = {"width": 1100, "height": 760}


def main() -> None:
    chromium = shutil.which("chromium")
    with (
        TemporaryDirectory() as folder,
        running_portal("mijnaansluiting", Path(folder), local(datetime.now(UTC)).hour) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        home(browser, server)
        form(browser, server)
        follow_and_survey(browser, server)
        workbench(browser, server)
        browser.close()


def home(browser: Browser, server: Server) -> None:
    page = a_page(browser, DESK)
    page.goto(server.base)
    keep(page, "home")


def form(browser: Browser, server: Server) -> None:
    person = Person(a_page(browser, PHONE), server.base, "nl", "sanne@klant.example")
    person.open(APPLY["nl"])
    what(person, "new", ("electricity", "water"))
    person.open("/aanvragen/aansluiting/electricity/")
    keep(person.page, "apply")


def follow_and_survey(browser: Browser, server: Server) -> None:
    person = Person(a_page(browser, PHONE), server.base, "nl", "sanne@klant.example")
    reference = apply(person)
    person.open(person.link("Volg uw aanvraag"))
    follow, day = person.page.url, a_working_day()
    steps = (
        (POWER, {"type": "released"}),
        (WATER, {"type": "released"}),
        (PLANNER, {"type": "hard_date", "date": day.isoformat(), "part": "morning"}),
    )
    for number, (by, event) in enumerate(steps):
        assert server.report(by, {"event_id": str(number), "application": reference, **event}) == 202
    person.open(follow)
    keep(person.page, "follow")
    for discipline in ("electricity", "water"):
        event = {"event_id": discipline, "application": reference, "type": "completion", "discipline": discipline}
        assert server.report(PLANNER, event) == 202
    person.read(person.letter("Welk cijfer"))
    person.open(person.link("8"))
    keep(person.page, "survey")


def workbench(browser: Browser, server: Server) -> None:
    """The first call of the planner: the form beside its script, and the application after it."""
    reference = apply(Person(a_page(browser, PHONE), server.base, "nl", "jan@klant.example"))
    for by in (POWER, WATER):
        event = {"event_id": f"release-{by}", "application": reference, "type": "released"}
        assert server.report(by, event) == 202
    planner = Colleague(Person(a_page(browser, BENCH), server.base, "nl", "planner@aannemer.example"))
    planner.sign_in(f"planner.{PLANNER}")
    planner.open(reference, "/contact?kcm=1")
    keep(planner.page, "talk")
    planner.log(reference, "1", "De meterkast is klaar en de oprit is vrij.")
    planner.open(reference)
    keep(planner.page, "one")


def a_page(browser: Browser, size: dict[str, int]) -> Page:
    context = browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        device_scale_factor=SCALE,
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
    )
    return context.new_page()


def keep(page: Page, name: str) -> None:
    """What the screen shows, in few colours: pages hold little else than text."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    shot = Image.open(BytesIO(page.screenshot(animations="disabled")))
    shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
