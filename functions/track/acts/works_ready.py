"""Report that one's own works are ready, with a photo where that helps."""

from collections.abc import Mapping

from functions.track.acts.act import Act, ActForm, Deed, Scene
from functions.track.acts.uploads import listed, shown, usable
from portal.domain.follow_todos import todos
from portal.domain.reports import AddPapers, ReportReady
from portal.web.choices import Tick

PHOTO = "photo"


class ReadyForm(ActForm):
    ready = Tick("acts.works_ready.ready", missing="acts.works_ready.ready_missing")


def deed(form: ReadyForm, scene: Scene) -> Deed:
    photos = usable(form, scene)
    if not photos:
        return Deed((ReportReady(),))
    return Deed((ReportReady(), AddPapers(len(photos), form.id.data)), {form.id.data: listed(photos)})


def shows(form: ReadyForm, scene: Scene) -> Mapping[str, object]:
    works = [one for one in todos(scene.state, scene.definition, scene.language) if not one.drawing]
    return {"works": works, "kinds": (), **shown(form, scene, (PHOTO,))}


ACT = Act(ReadyForm, deed, template="track/acts/files.html", shows=shows)
