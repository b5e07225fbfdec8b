"""Ask a question about a step; it goes to whoever is in charge of it ([KCP] rule 2)."""

from functions.track.acts.act import Act, ActForm, Scene, Told, until
from functions.track.acts.thread import thread
from portal.domain.names import discipline_name, organisation_name
from portal.domain.reports import Ask, Command
from portal.web.choices import Pick
from portal.web.fields import Lines
from portal.web.question import Card

LONGEST = 2000


class AskForm(ActForm):
    topic = Pick("acts.ask.topic", missing="acts.ask.topic_missing")
    discipline = Pick("acts.ask.part", hint="acts.ask.part_hint", optional=True)
    words = Lines("acts.ask.words", missing="acts.ask.words_missing", longest=LONGEST)


def prepare(form: AskForm, scene: Scene) -> None:
    """Which part is asked only where there are several operators who may have to answer."""
    form.topic.cards = [
        Card(topic.id, topic.name.in_(scene.language)) for topic in scene.definition.process.questions.topics
    ]
    if len(scene.state.orders) == 1:
        del form.discipline
        return
    parts = [order.discipline for order in scene.state.orders]
    form.discipline.cards = [Card(part, discipline_name(part, scene.definition, scene.language)) for part in parts]


def command(form: AskForm, _: Scene) -> Command:
    part = form.discipline.data if "discipline" in form else ""
    return Ask(form.id.data, form.topic.data, part)


def told(scene: Scene) -> Told:
    """Of the newest one."""
    if not scene.state.questions:
        return Told()
    newest = scene.state.questions[-1]
    return Told(organisation_name(newest.owner, scene.definition), until(scene.state, f"question:{newest.id}"))


ACT = Act(
    AskForm,
    prepare,
    command,
    told,
    words=lambda form: str(form.words.data),
    template="track/acts/ask.html",
    shows=lambda portal, scene: {"thread": thread(portal, scene)},
)
