"""Logging a contact stays within the time that is aimed at, by the model and on the real pages."""

import pytest

from portal.local.engine import Engine
from portal.store.tables import connect, create
from tests.builders import some_settings
from tests.figures.klm import Effort, seconds
from tests.figures.talk_page import TYPISTS, effort
from tests.figures.targets import TALK_SECONDS
from tests.functions.workbench.at_work import Office
from tests.functions.workbench.talking import the_pages

FORM = '<main><form><textarea name="about" aria-required="true"></textarea></form></main>'
SAID = "<div>Gesproken: nu\nVolgend contact: morgen.\n</div>"
PREVIEW = f'<article class="letter" aria-label="Over u">{SAID}</article>'


def test_the_real_form_is_within_the_target_for_an_average_skilled_typist(engine: Engine) -> None:
    settings = some_settings(engine.endpoint, stage="talk")
    tables = connect(settings.table_prefix, settings.region, settings.dynamodb_endpoint)
    create(tables)
    asked, _ = effort(*the_pages(Office(settings, tables)))
    usual = next(iter(TYPISTS.values()))
    assert TALK_SECONDS.holds(seconds(asked, usual)), asked


def test_a_page_is_counted_as_it_stands() -> None:
    assert effort(FORM, PREVIEW) == (Effort(4, 4, 2, 0, 62, 1.0), Effort(5, 4, 2, 0, 62, 1.0))


def test_a_form_that_leaves_more_open_is_not_counted_as_if_it_did_not() -> None:
    with pytest.raises(ValueError, match="outcome"):
        effort(FORM.replace("</form>", '<select name="outcome" aria-required="true"></select></form>'), PREVIEW)


def test_a_mail_without_its_summary_is_not_counted_either() -> None:
    with pytest.raises(ValueError, match="no summary"):
        effort(FORM, "<main></main>")
