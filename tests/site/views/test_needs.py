from portal.domain.definition import CustomerWork, Drawing, Kind
from portal.site.views.needs import drawings, works
from tests.site.scenes import a_product, a_scene_with, a_text

PLAN = Drawing("plan", a_text("Plattegrond"), a_text("Van bovenaf."))
CUPBOARD = CustomerWork("kast", a_text("Meterkast"), a_text("Droog en op slot."), yourself=True)
NEW, MOVE = (
    Kind(id, a_text(name), a_text("…")) for id, name in (("nieuw", "Een nieuwe"), ("verplaats", "Verplaatsen"))
)


def needed_for(*products):
    ((row),) = drawings(a_scene_with(*products, drawings=(PLAN,), kinds=(NEW, MOVE)))["rows"]
    return row["needed"]


def test_a_drawing_says_what_it_is_needed_for():
    assert needed_for(a_product(drawings=("plan",))) == "alle aanvragen"
    assert needed_for(a_product(drawings=("plan",)), a_product("b", kind="verplaats")) == "een nieuwe"


def test_a_single_product_is_named_where_not_all_of_its_kind_need_it():
    product = a_product(drawings=("plan",), name=a_text("Nieuwe stroom"))
    assert needed_for(product, a_product("b")) == "nieuwe stroom"


def test_what_nobody_needs_is_left_out():
    assert drawings(a_scene_with(a_product(), drawings=(PLAN,)))["rows"] == []


def test_what_is_only_needed_for_something_impossible_is_left_out():
    refused = a_product(drawings=("plan",), not_possible=a_text("Nee"))
    assert drawings(a_scene_with(refused, drawings=(PLAN,)))["rows"] == []


def test_works_say_whether_you_may_do_them_yourself():
    (row,) = works(a_scene_with(a_product(works=("kast",)), works=(CUPBOARD,)))["rows"]
    assert (row["name"], row["yourself"]) == ("Meterkast", True)
