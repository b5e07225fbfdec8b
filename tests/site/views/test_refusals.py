from portal.domain.definition import Capacity
from portal.site.views.refusals import only_by_quote, refusals
from tests.site.scenes import a_product, a_scene_with, a_text


def test_what_is_refused_is_said_with_the_reason():
    refused = a_product(name=a_text("Gas"), not_possible=a_text("Nieuwbouw krijgt geen gas."))
    assert refusals(a_scene_with(a_product("b"), refused))["rows"] == [("Gas", "Nieuwbouw krijgt geen gas.")]


def test_a_product_that_is_never_standard_always_needs_a_quote():
    assert only_by_quote(a_scene_with(a_product(standard=False)))["rows"] == [("Nieuwe stroom", "altijd")]


def test_a_large_capacity_can_need_a_quote_alone():
    product = a_product(capacities=(Capacity("k", a_text("klein")), Capacity("g", a_text("groot"), quote_only=True)))
    assert only_by_quote(a_scene_with(product))["rows"] == [("Nieuwe stroom", "groot")]


def test_neither_list_mentions_the_other():
    scene = a_scene_with(a_product(standard=False, not_possible=a_text("Nee")))
    assert only_by_quote(scene)["rows"] == []
