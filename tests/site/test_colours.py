from dataclasses import fields

from portal.domain.definition import Tokens
from portal.site.colours import ENGINE, colours
from tests.builders import a_definition


def test_every_token_is_a_property_of_its_own():
    tokens = a_definition().brand.tokens
    for field in fields(Tokens):
        assert f"--{field.name.replace('_', '-')}: {getattr(tokens, field.name)};" in colours(tokens)


def test_the_engine_takes_the_brand_s_colours():
    assert f"--md-primary-fg-color: {a_definition().brand.tokens.accent};" in colours(a_definition().brand.tokens)
    assert set(ENGINE.values()) <= {field.name for field in fields(Tokens)}


def test_brands_differ_in_colour():
    assert colours(a_definition("veldgloed").brand.tokens) != colours(a_definition().brand.tokens)
