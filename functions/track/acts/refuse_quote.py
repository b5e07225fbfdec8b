"""Refuse a quote, and say why if one likes: its order waits alone, the rest goes on ([KCP] rule 8)."""

from functions.track.acts.act import Act, Deed, Scene
from functions.track.acts.quotes import QuoteForm, offer
from functions.track.acts.topics import LONGEST
from portal.domain.possible import can_refuse
from portal.domain.reports import Ask, Command, RefuseQuote
from portal.web.fields import Lines

TOPIC = "quote"


class RefuseForm(QuoteForm):
    words = Lines("acts.refuse_quote.words", hint="acts.refuse_quote.words_hint", optional=True, longest=LONGEST)


def prepare(form: RefuseForm, scene: Scene) -> None:
    offer(form, scene, can_refuse)


def deed(form: RefuseForm, scene: Scene) -> Deed:
    """What is said with it reaches the operator as a question does, and is answered."""
    discipline = form.quote.data.partition(":")[0]
    commands: tuple[Command, ...] = (RefuseQuote(discipline),)
    topics = [topic.id for topic in scene.definition.process.questions.topics]
    if not form.words.data:
        return Deed(commands)
    asked = Ask(form.id.data, TOPIC if TOPIC in topics else "", discipline)
    return Deed((*commands, asked), {form.id.data: form.words.data})


ACT = Act(RefuseForm, deed, prepare, coded=True)
