"""Stop, all of it or some connections; what it costs is said before the button, as the definition has it."""

from collections.abc import Mapping

from functions.track.acts.act import Act, ActForm, Deed, Scene
from portal.domain.catalogue import charges_on
from portal.domain.definition import Charge
from portal.domain.names import discipline_name
from portal.domain.reports import CancelOrders
from portal.web.choices import Picks
from portal.web.question import Card

CAUSE = "withdrawn"
"""Of the causes in process.toml, which every brand has (``portal.definitions.rules.customers``)."""
CHARGE = "cancellation"
"""Of the charges in products.toml, for who stops after the day was agreed."""


class CancelForm(ActForm):
    parts = Picks("acts.cancel.parts", missing="acts.cancel.parts_missing")


def prepare(form: CancelForm, scene: Scene) -> None:
    still_open = [order.discipline for order in scene.state.orders if order.is_open]
    names = {part: discipline_name(part, scene.definition, scene.language) for part in still_open}
    form.parts.cards = [Card(part, name.capitalize()) for part, name in names.items()]
    if len(still_open) == 1:
        form.parts.data = still_open


def deed(form: CancelForm, _: Scene) -> Deed:
    return Deed((CancelOrders(tuple(form.parts.data), CAUSE),))


def shows(_: CancelForm, scene: Scene) -> Mapping[str, object]:
    """``charge``: what stopping costs now; None where it is free."""
    return {"charge": _charge(scene)}


def _charge(scene: Scene) -> Charge | None:
    if not any(order.is_open and "hard_date_agreed" in order.reached for order in scene.state.orders):
        return None
    charges = charges_on(scene.definition.catalogue, scene.today)
    return next((charge for charge in charges if charge.id == CHARGE), None)


ACT = Act(CancelForm, deed, prepare, coded=True, own=True, template="track/acts/cancel.html", shows=shows)
