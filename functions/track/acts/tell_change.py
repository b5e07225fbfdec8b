"""Tell of a change on one's own side ([KCP] rule 5); the contractor says what it means."""

from functions.track.acts.act import Act, ActForm, Deed, Scene
from functions.track.acts.topics import LONGEST
from functions.track.acts.wishes import told
from portal.domain.reports import MakeWish
from portal.web.fields import Lines


class ChangeForm(ActForm):
    words = Lines("acts.tell_change.words", missing="acts.tell_change.words_missing", longest=LONGEST)


def deed(form: ChangeForm, _: Scene) -> Deed:
    return Deed((MakeWish("change", form.id.data),), {form.id.data: form.words.data})


ACT = Act(ChangeForm, deed, told=told)
