import pytest
from jinja2 import TemplateSyntaxError

from portal.definitions.keys import Use, code_uses, template_uses

PAGES = ("apply", "errors")


@pytest.mark.parametrize(
    ("source", "use"),
    [
        ("{{ t('apply.title') }}", Use(1, "apply.title", values=frozenset())),
        ('<p>\n{{ t("apply.where", place=name) }}', Use(2, "apply.where", values=frozenset({"place"}))),
        ("{{ t('apply.where', **values) }}", Use(1, "apply.where", values=None)),
        ("{% if x %}{{ t('apply.' ~ step ~ '.title') }}{% endif %}", Use(1, "apply.", whole=False, values=frozenset())),
        ("{{ text(t('apply.title')) }}", Use(1, "apply.title", values=frozenset())),
    ],
)
def test_a_template_asks_for_a_text(source: str, use: Use) -> None:
    assert list(template_uses(source)) == [use]


@pytest.mark.parametrize("source", ["{{ t(key) }}", "{{ say('apply.title') }}", "{{ html.t('apply.title') }}", "plain"])
def test_what_is_no_literal_text_is_left_alone(source: str) -> None:
    assert list(template_uses(source)) == []


def test_a_template_that_does_not_parse_says_so() -> None:
    with pytest.raises(TemplateSyntaxError):
        list(template_uses("{% if %}"))


@pytest.mark.parametrize(
    ("source", "use"),
    [
        ("say('errors.form.mail')", Use(1, "errors.form.mail")),
        ("words.say('errors.mail', 'nl')", Use(1, "errors.mail")),
        ("say(f'errors.{about}.title')", Use(1, "errors.", whole=False)),
        ("Choice('apply.what.kind')", Use(1, "apply.what.kind")),
        ("START = 'apply.what.'", Use(1, "apply.what.", whole=False)),
    ],
)
def test_code_asks_for_a_text(source: str, use: Use) -> None:
    assert use in set(code_uses(source, PAGES))


@pytest.mark.parametrize("source", ["url_for('apply.what')", "'portal.web.app'", "say(key)", "'see apply.what.kind'"])
def test_what_is_no_key_is_left_alone(source: str) -> None:
    assert list(code_uses(source, PAGES)) == []
