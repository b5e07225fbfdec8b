"""Step 2: where. A postcode and house number, looked up and corrected by hand, or a plot that has no address yet."""

from collections.abc import Mapping

from functions.apply.filled import Answer, Filled, address_key
from functions.apply.questions.question import QuestionPage, typed
from functions.apply.road import Stop
from functions.apply.spots import read_spot
from portal.services.address_ports import AddressLookup
from portal.web.fields import Count, HouseNumber, Line, Lines, Postcode
from portal.web.forms import PageForm, refuse
from portal.web.language import current_language
from portal.web.question import Question


class WhereForm(PageForm):
    postcode = Postcode("apply.where.postcode", hint="apply.where.postcode_hint")
    number = HouseNumber("apply.where.number")
    addition = Line("apply.where.addition", hint="apply.where.addition_hint", optional=True, longest=10, width="short")


class Where(QuestionPage):
    page = "where"
    form = WhereForm

    def __init__(self, addresses: AddressLookup) -> None:
        self._addresses = addresses

    def check(self, form: WhereForm, filled: Filled) -> None:
        check_area(form.postcode, filled)

    def kept(self, form: WhereForm, filled: Filled, stop: Stop, *, complete: bool) -> Mapping[str, Answer]:
        stays_a_plot = filled.on_a_plot and not (complete or form.postcode.data)
        where = {**typed(form), "plot": stays_a_plot, "complete": complete}
        address = filled.step("address")
        if not complete or address.get("of") == address_key(where):
            return {"where": where}
        return {"where": where, "address": self._look_up(where, filled)}

    def _look_up(self, where: Answer, filled: Filled) -> Answer:
        """Street and place to be confirmed. What was typed for the same postcode stays where nothing is found."""
        found = self._addresses.find(where["postcode"], where["number"], where["addition"])
        unconfirmed = {"of": address_key(where), "found": found is not None, "complete": False}
        if found is not None:
            return {**unconfirmed, "street": found.street, "place": found.place}
        same = filled.step("where").get("postcode") == where["postcode"]
        return {**(filled.step("address") if same else {}), **unconfirmed}


class AddressForm(PageForm):
    street = Line("apply.address.street", autocomplete="off")
    place = Line("apply.address.place", autocomplete="address-level2")


class AddressPage(QuestionPage):
    page = "address"
    form = AddressForm

    def prepare(self, form: AddressForm, filled: Filled, stop: Stop) -> Mapping[str, object]:
        return {"where": filled.step("where"), "found": bool(filled.step("address").get("found"))}

    def kept(self, form: AddressForm, filled: Filled, stop: Stop, *, complete: bool) -> Mapping[str, Answer]:
        found = bool(filled.step("address").get("found"))
        of = address_key(filled.step("where"))
        return {"address": {**typed(form), "of": of, "found": found, "complete": complete}}


class PlotForm(PageForm):
    about = Lines("apply.plot.about", hint="apply.plot.about_hint", longest=500)
    postcode = Line("apply.plot.postcode", hint="apply.plot.postcode_hint", longest=7, width="short")
    place = Line("apply.plot.place", autocomplete="address-level2")
    homes = Count("apply.plot.homes", hint="apply.plot.homes_hint", optional=True)
    spot = Line("apply.plot.spot", hint="apply.plot.spot_hint", optional=True, longest=60)


class Plot(QuestionPage):
    page = "plot"
    form = PlotForm

    def check(self, form: PlotForm, filled: Filled) -> None:
        digits, letters = form.postcode.data[:4], form.postcode.data[4:].strip()
        whole = not letters or (len(letters) == 2 and letters.isascii() and letters.isalpha())
        if not (digits.isascii() and digits.isdigit() and len(digits) == 4 and digits[0] != "0" and whole):
            refuse(form.postcode, "apply.plot.postcode_wrong")
        else:
            check_area(form.postcode, filled)
        most = filled.definition.brand.most_homes
        if form.homes.data and not _is_number(form.homes.data, most):
            refuse(form.homes, "apply.plot.homes_wrong", most=most)
        if form.spot.data and read_spot(form.spot.data) is None:
            refuse(form.spot, "apply.plot.spot_wrong")

    def kept(self, form: PlotForm, filled: Filled, stop: Stop, *, complete: bool) -> Mapping[str, Answer]:
        chosen = complete or filled.on_a_plot or bool(form.about.data)
        return {
            "plot": {**typed(form), "postcode": form.postcode.data[:7].upper(), "complete": complete},
            "where": {**filled.step("where"), "plot": chosen},
        }


def _is_number(typed: str, most: int) -> bool:
    return typed.isascii() and typed.isdigit() and 1 <= int(typed) <= most


def check_area(postcode: Question, filled: Filled) -> None:
    """Refuse a postcode where we don't work, or where nobody makes what was chosen."""
    area = filled.area_for(postcode.data)
    if area is None:
        refuse(postcode, "apply.where.no_area")
        return
    nobody = filled.nobody_for(area)
    names = [offer.discipline.name.in_(current_language()) for offer in filled.chosen if offer.discipline.id in nobody]
    if names:
        refuse(postcode, "apply.where.nobody", disciplines=", ".join(names))
