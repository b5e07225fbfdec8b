"""``docs/logging.md`` names what is really told."""

import re
from pathlib import Path

from portal.services.measures import UNITS

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs/logging.md").read_text("utf-8")
MEASURED = re.compile(r"\b([A-Z][A-Za-z]+)=|\"((?:PlanningEvents|Messages)\w+)\"")


def test_every_measure_is_on_the_page_and_no_other() -> None:
    table = PAGE.partition("## Measures")[2].partition("A sweep that")[0]
    assert set(re.findall(r"`([A-Z]\w+)`", table.partition("| --- |")[2])) == set(UNITS)


def test_every_measure_is_told_somewhere() -> None:
    told = {
        name
        for folder in ("portal", "functions")
        for file in (ROOT / folder).rglob("*.py")
        if file.name != "measures.py"
        for pair in MEASURED.findall(file.read_text("utf-8"))
        for name in pair
    }
    assert set(UNITS) <= told


def test_every_logger_of_ours_is_on_the_page() -> None:
    files = [file.read_text("utf-8") for folder in ("portal", "functions") for file in (ROOT / folder).rglob("*.py")]
    ours = {name for text in files for name in re.findall(r'getLogger\("(portal\.\w+)"\)', text)}
    assert {name for name in ours if f"`{name}`" not in PAGE} == set()


def test_alarms_and_dashboard_stand_on_measures_that_are_told() -> None:
    edge = (ROOT / "infra/edge.yaml").read_text("utf-8")
    alarmed = re.findall(r"Namespace: Portal\b.*\n      MetricName: (\w+)\n      Dimensions: (.+)\n", edge)
    by = "[{ Name: Brand, Value: !Ref Brand }, { Name: Stage, Value: !Ref Stage }]"
    assert {dimensions for _, dimensions in alarmed} == {by}
    shown = re.findall(r'\["Portal", "(\w+)", "Brand", "\$\{Brand\}", "Stage", "\$\{Stage\}"\]', edge)
    assert {name for name, _ in alarmed} == {"MessagesWaitingAge", "MessagesParked"}
    assert len(shown) == edge.count('"Portal"')
    assert set(UNITS) - {"DraftsRemoved"} == set(shown)
