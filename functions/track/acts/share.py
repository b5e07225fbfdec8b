"""Let somebody else follow, or act: a link of their own, mailed to them in their language."""

import json
from typing import cast

from functions.track.acts.act import Act, ActForm, Deed, Scene
from functions.track.acts.tongues import tongues
from portal.domain.definition import Language
from portal.domain.reports import ShareLink
from portal.web.choices import Pick
from portal.web.fields import Line, Mail
from portal.web.language import say
from portal.web.question import Card

RIGHTS = ("follow", "act")


class ShareForm(ActForm):
    who = Line("acts.share.who", missing="acts.share.who_missing", autocomplete="off")
    mail = Mail("acts.share.mail", missing="acts.share.mail_missing", autocomplete="off")
    right = Pick("acts.share.right", missing="acts.share.right_missing")
    tongue = Pick("acts.share.language", missing="acts.share.language_missing")


def prepare(form: ShareForm, scene: Scene) -> None:
    form.right.cards = [Card(right, say(f"acts.share.rights.{right}")) for right in RIGHTS]
    form.tongue.cards = tongues(scene)


def deed(form: ShareForm, _: Scene) -> Deed:
    who = json.dumps({"name": form.who.data, "mail": form.mail.data})
    shared = ShareLink(form.right.data == "act", form.id.data, cast(Language, form.tongue.data))
    return Deed((shared,), {form.id.data: who})


ACT = Act(ShareForm, deed, prepare, own=True, template="track/acts/share.html")
