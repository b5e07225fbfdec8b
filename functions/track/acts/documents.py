"""Send what is still missing: each drawing that was asked for, straight to the bucket."""

from collections.abc import Mapping

from functions.track.acts.act import Act, ActForm, Deed, Scene
from functions.track.acts.uploads import listed, shown, usable
from portal.domain.follow_todos import todos
from portal.domain.follow_views import TodoView
from portal.domain.reports import AddPapers
from portal.web.choices import Tick
from portal.web.forms import refuse


class PapersForm(ActForm):
    ready = Tick("acts.documents.ready", missing="acts.documents.ready_missing")


def deed(form: PapersForm, scene: Scene) -> Deed:
    """Without a file there is nothing to send."""
    papers = usable(form, scene)
    if not papers:
        refuse(form.ready, "acts.documents.none")
    kinds = tuple(dict.fromkeys(paper.drawing for paper in papers))
    return Deed((AddPapers(len(papers), form.id.data, kinds),), {form.id.data: listed(papers)})


def _asked(scene: Scene) -> list[TodoView]:
    return [one for one in todos(scene.state, scene.definition, scene.language) if one.drawing]


def shows(form: PapersForm, scene: Scene) -> Mapping[str, object]:
    asked = _asked(scene)
    return {"works": (), "kinds": asked, **shown(form, scene, [one.id for one in asked])}


ACT = Act(PapersForm, deed, template="track/acts/files.html", shows=shows)
