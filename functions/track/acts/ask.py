"""Ask a question about a step; it goes to whoever is in charge of it ([KCP] rule 2)."""

from functions.track.acts.act import Act, Deed, Scene, Told, newest
from functions.track.acts.thread import thread
from functions.track.acts.topics import LONGEST, TopicForm, part_of, prepare
from portal.domain.reports import Ask
from portal.web.fields import Lines


class AskForm(TopicForm):
    words = Lines("acts.ask.words", missing="acts.ask.words_missing", longest=LONGEST)


def deed(form: AskForm, _: Scene) -> Deed:
    asked = Ask(form.id.data, form.topic.data, part_of(form))
    return Deed((asked,), {form.id.data: form.words.data})


def told(scene: Scene) -> Told:
    return newest(scene.state.questions, scene)


ACT = Act(
    AskForm,
    deed,
    prepare,
    told,
    template="track/acts/ask.html",
    shows=lambda _, scene: {"thread": thread(scene)},
)
