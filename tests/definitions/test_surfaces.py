import shutil
from pathlib import Path

from portal.definitions.mistakes import Mistake
from portal.definitions.report import check
from tests.definitions.copies import a_copy

BRANDS = ("mijnaansluiting", "veldgloed")


def found_in(content: Path) -> list[Mistake]:
    return check(content, BRANDS)


def test_a_text_that_a_page_asks_for_must_be_there(tmp_path: Path) -> None:
    content = a_copy(tmp_path, words=True)
    (tmp_path / "portal").mkdir()
    (tmp_path / "portal" / "page.html").write_text("<h1>\n{{ t('errors.titel') }}\n{{ t('nothing.' ~ x) }}</h1>")
    assert [str(mistake) for mistake in found_in(content)] == [
        "portal/page.html:2: errors.titel: is no text in content/words.",
        "portal/page.html:3: nothing.: starts no text in content/words.",
    ]


def test_a_text_gets_what_it_is_filled_with(tmp_path: Path) -> None:
    content = a_copy(tmp_path, words=True)
    (content / "words" / "extra.toml").write_text('hello = { nl = "Dag {name}", en = "Hello {name}" }')
    (tmp_path / "functions").mkdir()
    (tmp_path / "functions" / "page.html").write_text("{{ t('extra.hello') }} {{ t('extra.hello', name=1) }}")
    [mistake] = found_in(content)
    assert mistake.sentence == "needs a value for name, which is not given here."


def test_a_template_that_does_not_parse_is_named(tmp_path: Path) -> None:
    content = a_copy(tmp_path, words=True)
    (content / "messages" / "released" / "nl" / "body.txt").write_text("Dag\n{% if %}")
    [mistake] = found_in(content)
    assert mistake.file == "content/messages/released/nl/body.txt"
    assert mistake.line == 2
    assert mistake.sentence.startswith("is not a valid template:")


def test_a_message_stands_whole_in_both_languages(tmp_path: Path) -> None:
    content = a_copy(tmp_path, words=True)
    (content / "messages" / "released" / "en" / "subject.txt").unlink()
    [mistake] = found_in(content)
    assert str(mistake) == (
        "content/messages/released:?: en/subject.txt: is missing; "
        "a message has subject.txt, body.txt, body.html, sms.txt in nl and en."
    )


def test_a_message_that_is_gone_is_missed_by_the_process(tmp_path: Path) -> None:
    content = a_copy(tmp_path, words=True)
    shutil.rmtree(content / "messages" / "hard_date")
    assert {mistake.path for mistake in found_in(content)} >= {"notifications[7].message"}


def test_a_file_that_nothing_reads_is_named(tmp_path: Path) -> None:
    content = a_copy(tmp_path, words=True)
    (content / "messages" / "released" / "nl" / "body.htm").write_text("x")
    [mistake] = found_in(content)
    assert mistake.file == "content/messages/released/nl/body.htm"
    assert mistake.sentence.startswith("is read by nothing;")


def test_a_brand_replaces_parts_of_a_message(tmp_path: Path) -> None:
    content = a_copy(tmp_path, words=True)
    own = content / "brands" / "veldgloed" / "messages"
    (own / "released" / "nl").mkdir(parents=True)
    (own / "released" / "nl" / "subject.txt").write_text("Uw installateur gaat aan de slag")
    assert found_in(content) == []
    (own / "warmth" / "nl").mkdir(parents=True)
    (own / "warmth" / "nl" / "subject.txt").write_text("Warm")
    assert len(found_in(content)) == 7
