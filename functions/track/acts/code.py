"""A code to the known address before what can't be turned back: asked for, typed, and tried a few times only."""

from enum import Enum, auto

from functions.track.acts.act import ActForm, Scene
from portal.domain.application import CUSTOMER
from portal.domain.channels import Way
from portal.domain.codes import is_right, is_waiting, way_of_code
from portal.domain.reports import AskCode
from portal.services.record_event import Report, record_event
from portal.web.forms import refuse


class Asking(Enum):
    RIGHT = auto()
    SENT = auto()
    WRONG = auto()
    NO_ADDRESS = auto()


def checked(name: str, form: ActForm, scene: Scene) -> Asking:
    """How far it is: without a code one is sent. Raises TooOften, Unavailable."""
    portal, state = scene.portal, scene.state
    if form.code.data:
        portal.limiter.count("code_tried", state.reference)
        if is_right(portal.settings.link_keys, state, form.id.data, form.code.data, portal.definition, portal.now()):
            return Asking.RIGHT
        refuse(form.code, "acts.code.wrong")
        return Asking.WRONG
    if way(scene) is None:
        return Asking.NO_ADDRESS
    if not is_waiting(state, form.id.data, portal.definition, portal.now()):
        portal.limiter.count("code_asked", state.reference)
        _send(name, form, scene)
    return Asking.SENT


def way(scene: Scene) -> Way | None:
    """How the code reaches this customer; None where it can't."""
    messages, texts = scene.definition.brand.messages, scene.portal.settings.sends_texts
    order = [channel for channel in messages.order if channel != "sms" or texts]
    return way_of_code(scene.person, order) if scene.person else None


def _send(name: str, form: ActForm, scene: Scene) -> None:
    portal = scene.portal
    asked = Report(CUSTOMER, portal.new_id(), scene.state.reference, "", (AskCode(name, form.id.data),))
    record_event(portal.applications, portal.definition, asked, portal.now())
