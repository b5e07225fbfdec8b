"""The two pages of a logged contact, as a planner sees them after a release."""

from tests.builders import released
from tests.functions.workbench.at_work import Office, here

SAID = "De meterkast is klaar en de oprit is vrij."


def the_pages(office: Office) -> tuple[str, str]:
    """The form of contact moment 1 as it first stands, and the page that shows its mail."""
    state, screen = office.application(released()), office.screen()
    form = screen.get(here(state, "/contact?kcm=1"))
    preview = screen.fill(form, here(state, "/contact"), about=SAID, step="preview")
    return form.html, preview.html
