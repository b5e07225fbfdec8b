"""Ask a question about a step; it goes to whoever is in charge of it ([KCP] rule 2)."""

from functions.track.acts.act import Act, Deed, Scene, Told, until
from functions.track.acts.thread import thread
from functions.track.acts.topics import LONGEST, TopicForm, part_of, prepare
from portal.domain.application import term_of
from portal.domain.names import organisation_name
from portal.domain.reports import Ask
from portal.web.fields import Lines


class AskForm(TopicForm):
    words = Lines("acts.ask.words", missing="acts.ask.words_missing", longest=LONGEST)


def deed(form: AskForm, _: Scene) -> Deed:
    asked = Ask(form.id.data, form.topic.data, part_of(form))
    return Deed((asked,), {form.id.data: form.words.data})


def told(scene: Scene) -> Told:
    """Of the newest one."""
    if not scene.state.questions:
        return Told()
    newest = scene.state.questions[-1]
    return Told(organisation_name(newest.owner, scene.definition), until(scene.state, term_of(newest)))


ACT = Act(
    AskForm,
    deed,
    prepare,
    told,
    template="track/acts/ask.html",
    shows=lambda _, scene: {"thread": thread(scene)},
)
