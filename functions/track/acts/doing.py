"""Every act: shown, checked, written once however often it is sent, and confirmed on a page of its own."""

from importlib import import_module

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from functions.track.acts.act import Act, ActForm, Deed, Scene
from functions.track.acts.code import Asking, checked, way
from functions.track.acts.reporting import report
from functions.track.acts.routes import ACTS
from functions.track.door import Door, Follower
from portal.bootstrap.track import Track
from portal.domain.application import Application
from portal.domain.calendar import local
from portal.domain.possible import possible_acts
from portal.domain.reports import Impossible
from portal.services.record_event import ChangedMeanwhile, EventIdTaken
from portal.web.answers import page, see_other
from portal.web.ids import with_id
from portal.web.language import current_language

BARE = "track/acts/act.html"
"""Where there is nothing to fill in."""


def do(door: Door, name: str, ref: str) -> ResponseReturnValue:
    """The form, the page that asks for the code, or one transaction and the way to its confirmation.

    Raises NoSuchLink, TooOften, Unavailable.
    """
    follower, act = door.follower(ref), _act(name)
    scene = _scene(door.portal, follower.state)
    hindrance = _hindrance(name, act, follower, scene)
    if hindrance:
        return _page(name, act, None, scene, *hindrance)
    form = _form(act, scene)
    if request.method != "POST" or not form.validate():
        return _page(name, act, form, scene)
    try:
        return _done(name, act, form, scene)
    except ChangedMeanwhile as changed:
        form.version.data = str(changed.state.version)
        return _page(name, act, form, _scene(door.portal, changed.state), "changed", 409)
    except EventIdTaken:
        return see_other("done", ref=follower.state.reference, done=name)
    except Impossible:
        return _page(name, act, form, scene, "impossible", 409)


def confirm(door: Door, name: str, ref: str) -> ResponseReturnValue:
    """What was done, who acts now and by when, as it stands."""
    state = door.open(ref)
    if name not in ACTS:
        raise NotFound
    told = _act(name).told(_scene(door.portal, state))
    return page("track/acts/done.html", act=name, state=state, told=told)


def _done(name: str, act: Act, form: ActForm, scene: Scene) -> ResponseReturnValue:
    deed: Deed = act.deed(form, scene)
    if form.errors:
        return _page(name, act, form, scene)
    if act.coded:
        asked = checked(name, form, scene)
        if asked is Asking.NO_ADDRESS:
            return _page(name, act, form, scene, "no_address", 409)
        if asked is not Asking.RIGHT:
            return _code_page(name, form, scene)
    report(form, scene, deed)
    return see_other("done", ref=scene.state.reference, done=name)


def _code_page(name: str, form: ActForm, scene: Scene) -> Response:
    reached = way(scene)
    by, minutes = reached.channel if reached else "mail", scene.definition.process.code_minutes
    return page("track/acts/code.html", form, act=name, state=scene.state, minutes=minutes, by=by)


def _act(name: str) -> Act:
    act: Act = import_module(f"functions.track.acts.{name}").ACT
    return act


def _scene(portal: Track, state: Application) -> Scene:
    return Scene(portal, state, current_language(), local(portal.now()).date())


def _hindrance(name: str, act: Act, follower: Follower, scene: Scene) -> tuple[str, int] | None:
    """Why this can't be done by whoever asks, with the status that says so."""
    if not (follower.is_applicant if act.own else follower.may_act):
        return "only_follow", 403
    if name not in possible_acts(scene.state, scene.definition, scene.portal.now()):
        return "not_now", 409
    return None


def _form(act: Act, scene: Scene) -> ActForm:
    posted = request.form if request.method == "POST" else MultiDict[str, str]()
    first = {"id": scene.portal.new_id(), "version": str(scene.state.version), **request.args}
    form: ActForm = act.form(posted) if posted else act.form(data=first)
    with_id(form.id, scene.portal.new_id)
    act.prepare(form, scene)
    return form


def _page(name: str, act: Act, form: ActForm | None, scene: Scene, why: str = "", status: int = 0) -> Response:
    template, shown = (act.template, act.shows(form, scene)) if form else (BARE, {})
    answer = page(template, form=form, act=name, state=scene.state, why=why, **shown)
    answer.status_code = status or answer.status_code
    return answer
