"""Say how often one wants to hear something ([KCP] rule 10)."""

from functions.track.acts.act import Act, ActForm, Deed, Scene
from portal.domain.reports import ChooseSilence
from portal.web.choices import Pick
from portal.web.language import say
from portal.web.question import Card


class SilenceForm(ActForm):
    days = Pick("acts.silence.days", missing="acts.silence.days_missing")


def prepare(form: SilenceForm, scene: Scene) -> None:
    process = scene.definition.process
    form.days.cards = [Card(str(days), say("acts.silence.every", days=days)) for days in process.silence_choices]
    if not form.days.data:
        form.days.data = str(scene.state.silence_days or process.silence_working_days)


def deed(form: SilenceForm, _: Scene) -> Deed:
    return Deed((ChooseSilence(int(form.days.data)),))


ACT = Act(SilenceForm, deed, prepare)
