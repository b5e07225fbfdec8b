"""Ask to be called: a day part, a number and a subject; a question that is answered by phone."""

from functions.track.acts.act import Act, Deed, Scene
from functions.track.acts.ask import told
from functions.track.acts.topics import LONGEST, TopicForm, part_of
from functions.track.acts.topics import prepare as with_topics
from portal.domain.reports import Ask
from portal.web.choices import Pick
from portal.web.fields import Lines, Phone
from portal.web.language import say
from portal.web.question import Card

PARTS = ("any", "morning", "afternoon")


class CallForm(TopicForm):
    part = Pick("acts.call_back.part", missing="acts.call_back.part_missing")
    number = Phone("acts.call_back.number", missing="acts.call_back.number_missing")
    words = Lines("acts.call_back.words", hint="acts.call_back.words_hint", optional=True, longest=LONGEST)


def prepare(form: CallForm, scene: Scene) -> None:
    """With the number we know filled in."""
    with_topics(form, scene)
    form.part.cards = [Card(part, say(f"acts.call_back.parts.{part}")) for part in PARTS]
    if not form.number.raw_data and not form.number.data and scene.person:
        form.number.data = scene.person.phone


def deed(form: CallForm, _: Scene) -> Deed:
    asked = Ask(form.id.data, form.topic.data, part_of(form), "phone")
    wanted = say("acts.call_back.wanted", number=form.number.data, part=say(f"acts.call_back.parts.{form.part.data}"))
    return Deed((asked,), {form.id.data: f"{wanted}\n{form.words.data}".strip()})


ACT = Act(CallForm, deed, prepare, told)
