"""End what somebody else may see: their link opens nothing any more."""

import json

from functions.track.acts.act import Act, ActForm, Deed, Scene
from portal.domain.application import Share
from portal.domain.reports import EndShare
from portal.web.choices import Pick
from portal.web.language import say
from portal.web.question import Card


class EndForm(ActForm):
    share = Pick("acts.unshare.which", missing="acts.unshare.which_missing")


def prepare(form: EndForm, scene: Scene) -> None:
    running = [share for share in scene.state.shares if share.ended_at is None]
    form.share.cards = [Card(share.id, _who(share, scene)) for share in running]


def _who(share: Share, scene: Scene) -> str:
    text = scene.portal.applications.text(scene.state.reference, share.text)
    return str(json.loads(text)["name"]) if text else say("acts.unshare.somebody")


def deed(form: EndForm, _: Scene) -> Deed:
    return Deed((EndShare(form.share.data),))


ACT = Act(EndForm, deed, prepare, own=True)
