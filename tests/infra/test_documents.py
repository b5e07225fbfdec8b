"""The documents about limits and emulators name tests and files that exist, and numbers that are still true."""

import re
from pathlib import Path

import pytest

from functions.track.cookies import MOST_FOLLOWED
from infra.describe import functions
from portal.domain.application import NEWEST_LINES
from portal.domain.definition import Limits
from portal.files.drawings import MEGABYTE, MOST_BYTES, MOST_FILES
from portal.services.deliver_messages import TRIES
from portal.web.limits import LONGEST_BODY, MOST_FIELDS
from tests.builders import a_definition
from tests.engines import ROOT
from tests.infra.waking import prefixes

DOCUMENTS = ("limits.md", "not-emulated.md")
NAMED = re.compile(r"`((?:tests|portal|functions|infra)/[\w/.]*\w)?(::\w+)?`")


def text(document: str) -> str:
    return (ROOT / "docs" / document).read_text("utf-8")


def named(document: str) -> list[tuple[Path, str]]:
    """(file, test) in the order of the page; a bare ``::test`` is of the file before it."""
    found, file = [], ROOT
    for path, test in NAMED.findall(text(document)):
        file = ROOT / path if path else file
        if path or test:
            found.append((file, test.removeprefix("::")))
    return found


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_names_exists(document: str) -> None:
    assert len(named(document)) > 10
    for file, test in named(document):
        assert file.exists(), file
        assert not test or f"def {test}(" in file.read_text("utf-8"), test


@pytest.mark.parametrize(
    "sentence",
    [
        f"body: {LONGEST_BODY // 1024} KB",
        f"fields in a form: {MOST_FIELDS}",
        f"a drawing: {MOST_BYTES // MEGABYTE} MB",
        "ten drawings" if MOST_FILES == 10 else "",
        f"one browser follows: {MOST_FOLLOWED}",
        f"on the follow page: {NEWEST_LINES}",
        f"tries of a message: {TRIES}",
        f"| {2 * sum(map(len, prefixes().values()))}, two for each beginning",
        f"| {2 * sum(map(len, prefixes().values())) + 1} | the deployment fails",
        f"{sum(function.concurrency for function in functions().values())} reserved",
    ],
)
def test_a_number_is_the_one_in_the_code(sentence: str) -> None:
    assert sentence
    assert sentence in text("limits.md")


@pytest.mark.parametrize("brand", ["mijnaansluiting", "veldgloed"])
def test_how_often_is_what_the_brands_say(brand: str) -> None:
    limits = a_definition(brand).brand.limits
    for act in Limits.__dataclass_fields__:
        limit = getattr(limits, act)
        assert re.search(rf"`{act}`[^|]*\| {limit.most:,} \| {limit.minutes} \|", text("limits.md")), act


def test_both_are_found_from_the_front_page() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in DOCUMENTS if f"docs/{name}" not in readme] == []
