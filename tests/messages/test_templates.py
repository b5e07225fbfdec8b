from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from jinja2.exceptions import SecurityError

from portal.messages.templates import MessageTemplates, Rendered
from tests.messages.letters import renderer

PARTS = {
    "subject.txt": "Nieuws voor {{ name }}",
    "body.txt": "Beste {{ name }},",
    "body.html": "<p>Beste {{ name }},</p>",
}


def rendered(content: Path, **values: object) -> Rendered:
    """The message ``news`` in Dutch, in the look of a brand."""
    _, render = renderer("mijnaansluiting")
    return MessageTemplates(content, "gloed").render("news", "nl", {**render._common("nl"), "name": "Sanne", **values})


def write(content: Path, parts: Mapping[str, str], brand: str = "") -> Path:
    folder = (content / "brands" / brand if brand else content) / "messages" / "news" / "nl"
    folder.mkdir(parents=True)
    for name, text in parts.items():
        (folder / name).write_text(text)
    return content


def test_a_message_is_a_folder_of_three_templates(tmp_path: Path) -> None:
    news = rendered(write(tmp_path, PARTS))
    assert (news.subject, news.text) == ("Nieuws voor Sanne", "Beste Sanne,\n")
    assert "<p>Beste Sanne,</p>" in news.html


def test_around_them_stands_the_brands_letter() -> None:
    settings, render = renderer("mijnaansluiting")
    values = {**render._common("nl"), "together": "", "unsubscribe_link": ""}
    whole = MessageTemplates(settings.content, "mijnaansluiting").letter(
        "Nieuws", ["<p>Een</p>", "<p>Twee</p>"], values
    )
    assert "<title>Nieuws</title>" in whole
    assert whole.index("Mijn Aansluiting") < whole.index("<p>Een</p>") < whole.index("<p>Twee</p>")


def test_a_brand_may_replace_one_of_them(tmp_path: Path) -> None:
    write(tmp_path, PARTS)
    write(tmp_path, {"subject.txt": "Van ons"}, "gloed")
    news = rendered(tmp_path)
    assert (news.subject, news.text) == ("Van ons", "Beste Sanne,\n")


def test_a_subject_is_one_line_and_text_has_no_gaps(tmp_path: Path) -> None:
    parts = {**PARTS, "subject.txt": "\n Nieuws\n  vandaag \n", "body.txt": "\n\neen\n\n  \n\n\ntwee\n\n\n"}
    news = rendered(write(tmp_path, parts))
    assert (news.subject, news.text) == ("Nieuws vandaag", "een\n\ntwee\n")


def test_what_is_filled_in_is_text_in_html(tmp_path: Path) -> None:
    news = rendered(write(tmp_path, PARTS), name="<b>Sanne</b> & co")
    assert "&lt;b&gt;Sanne&lt;/b&gt; &amp; co" in news.html
    assert "<b>Sanne</b> & co" in news.text


def test_what_is_not_given_is_a_mistake_not_a_gap(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        rendered(write(tmp_path, {**PARTS, "body.txt": "{{ nobody_knows }}"}))


def test_a_part_that_is_missing_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(TemplateNotFound):
        rendered(write(tmp_path, {"subject.txt": "Nieuws"}))


@pytest.mark.parametrize(
    "attack", ["{{ name.__class__.__mro__ }}", "{{ brand.__init__.__globals__ }}", "{{ [].append(1) }}"]
)
def test_an_editors_template_reaches_no_further_than_its_values(tmp_path: Path, attack: str) -> None:
    with pytest.raises(SecurityError):
        rendered(write(tmp_path, {**PARTS, "body.txt": attack}))
