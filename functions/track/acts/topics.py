"""What a question or a call is about, and for which connection."""

from functions.track.acts.act import ActForm, Scene
from portal.domain.names import discipline_name
from portal.web.choices import Pick
from portal.web.question import Card

LONGEST = 2000


class TopicForm(ActForm):
    topic = Pick("acts.ask.topic", missing="acts.ask.topic_missing")
    discipline = Pick("acts.ask.part", hint="acts.ask.part_hint", optional=True)


def prepare(form: TopicForm, scene: Scene) -> None:
    """Which part is asked only where there are several operators who may have to answer."""
    topics = scene.definition.process.questions.topics
    form.topic.cards = [Card(topic.id, topic.name.in_(scene.language)) for topic in topics]
    if len(scene.state.orders) == 1:
        del form.discipline
        return
    parts = [order.discipline for order in scene.state.orders]
    form.discipline.cards = [Card(part, discipline_name(part, scene.definition, scene.language)) for part in parts]


def part_of(form: TopicForm) -> str:
    """``""`` where all are meant, or there is only one."""
    return str(form.discipline.data) if "discipline" in form else ""
