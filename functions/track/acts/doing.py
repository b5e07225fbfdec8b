"""Every act: shown, checked, written once however often it is sent, and confirmed on a page of its own."""

from hashlib import sha256
from importlib import import_module

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from functions.track.acts.act import Act, ActForm, Scene
from functions.track.acts.routes import ACTS
from functions.track.door import Door
from portal.bootstrap import Track
from portal.domain.application import CUSTOMER, Application
from portal.domain.calendar import local
from portal.domain.possible import possible_acts
from portal.domain.reports import Impossible
from portal.services.record_event import ChangedMeanwhile, EventIdTaken, Report, record_event
from portal.web.answers import page, see_other
from portal.web.ids import version_in, with_id
from portal.web.language import current_language


def do(door: Door, name: str, ref: str) -> ResponseReturnValue:
    """The form, or one transaction and the way to its confirmation. Raises NoSuchLink, Unavailable."""
    portal, state = door.portal, door.open(ref)
    scene, act = _scene(portal, state), _act(name)
    if name not in possible_acts(state, portal.definition, portal.now()):
        return _page(portal, name, None, scene, "not_now", 409)
    form = _form(portal, act, scene)
    if request.method != "POST" or not form.validate():
        return _page(portal, name, form, scene)
    try:
        record_event(portal.applications, portal.definition, _report(act, form, scene), portal.now())
    except ChangedMeanwhile as changed:
        form.version.data = str(changed.state.version)
        return _page(portal, name, form, _scene(portal, changed.state), "changed", 409)
    except EventIdTaken:
        return see_other("done", ref=state.reference, done=name)
    except Impossible:
        return _page(portal, name, form, scene, "impossible", 409)
    return see_other("done", ref=state.reference, done=name)


def confirm(door: Door, name: str, ref: str) -> ResponseReturnValue:
    """What was done, who acts now and by when, as it stands."""
    state = door.open(ref)
    if name not in ACTS:
        raise NotFound
    told = _act(name).told(_scene(door.portal, state))
    return page("track/acts/done.html", act=name, state=state, told=told)


def _act(name: str) -> Act:
    act: Act = import_module(f"functions.track.acts.{name}").ACT
    return act


def _scene(portal: Track, state: Application) -> Scene:
    return Scene(state, portal.definition, current_language(), local(portal.now()).date())


def _form(portal: Track, act: Act, scene: Scene) -> ActForm:
    posted = request.form if request.method == "POST" else MultiDict[str, str]()
    first = {"id": portal.new_id(), "version": str(scene.state.version), **request.args}
    form: ActForm = act.form(posted) if posted else act.form(data=first)
    with_id(form.id, portal.new_id)
    act.prepare(form, scene)
    return form


def _report(act: Act, form: ActForm, scene: Scene) -> Report:
    command, words = act.command(form, scene), act.words(form)
    texts = {form.id.data: words} if words else {}
    said = sha256(repr((command, words)).encode()).hexdigest()
    seen = version_in(form.version)
    return Report(CUSTOMER, form.id.data, scene.state.reference, said, (command,), texts, seen=seen)


def _page(portal: Track, name: str, form: ActForm | None, scene: Scene, why: str = "", status: int = 0) -> Response:
    act = _act(name)
    answer = page(act.template, form=form, act=name, state=scene.state, why=why, **act.shows(portal, scene))
    answer.status_code = status or answer.status_code
    return answer
