"""Complain: with a term of its own and a way up."""

from functions.track.acts.act import Act, ActForm, Deed, Scene, Told, until
from functions.track.acts.topics import LONGEST
from portal.domain.names import organisation_name
from portal.domain.reports import Complain
from portal.web.fields import Lines


class ComplainForm(ActForm):
    words = Lines("acts.complain.words", missing="acts.complain.words_missing", longest=LONGEST)


def deed(form: ComplainForm, _: Scene) -> Deed:
    return Deed((Complain(form.id.data),), {form.id.data: form.words.data})


def told(scene: Scene) -> Told:
    """Of the newest one."""
    if not scene.state.complaints:
        return Told()
    newest = scene.state.complaints[-1]
    return Told(organisation_name(newest.owner, scene.definition), until(scene.state, f"complaint:{newest.id}"))


ACT = Act(ComplainForm, deed, told=told)
