"""Complain: with a term of its own and a way up."""

from functions.track.acts.act import Act, ActForm, Deed, Scene, Told, newest
from functions.track.acts.topics import LONGEST
from portal.domain.reports import Complain
from portal.web.fields import Lines


class ComplainForm(ActForm):
    words = Lines("acts.complain.words", missing="acts.complain.words_missing", longest=LONGEST)


def deed(form: ComplainForm, _: Scene) -> Deed:
    return Deed((Complain(form.id.data),), {form.id.data: form.words.data})


def told(scene: Scene) -> Told:
    return newest(scene.state.complaints, scene)


ACT = Act(ComplainForm, deed, told=told)
