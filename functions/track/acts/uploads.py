"""Files of an act go straight to the bucket; they lie there under the form's own id until it is sent."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from flask import request, url_for

from functions.track.acts.act import ActForm, Scene
from portal.domain.answers import Document
from portal.files.drawings import MEGABYTE, MOST_BYTES, Drawings, Drawn, sound
from portal.services.file_ports import UploadForm
from portal.services.ports import Unavailable
from portal.web.origin import own_origin


def found(form: ActForm, scene: Scene) -> tuple[Drawn, ...]:
    """What was uploaded with this form. Raises Unavailable."""
    return _drawings(scene).of(_folder(form, scene))


def forms(form: ActForm, scene: Scene, kinds: Iterable[str]) -> Mapping[str, UploadForm]:
    """One for each kind of file; they bring the customer back to this very page. None where the bucket is silent."""
    here = url_for(str(request.endpoint), ref=scene.state.reference, id=form.id.data)
    back_to = own_origin(scene.portal.settings.origins) + here
    batch = scene.portal.new_id()
    try:
        return {kind: _drawings(scene).form(_folder(form, scene), kind, batch, back_to) for kind in kinds}
    except Unavailable:
        return {}


def shown(form: ActForm, scene: Scene, kinds: Iterable[str]) -> Mapping[str, object]:
    """What the template of an act with files says."""
    try:
        files, uploads = found(form, scene), forms(form, scene, kinds)
    except Unavailable:
        files, uploads = (), {}
    limits = {"megabytes": MOST_BYTES // MEGABYTE}
    return {"found": files, "uploads": uploads, "limits": limits}


def usable(form: ActForm, scene: Scene) -> tuple[Document, ...]:
    """What can be sent; nothing where the bucket is silent."""
    try:
        return sound(found(form, scene))
    except Unavailable:
        return ()


def listed(documents: Iterable[Document]) -> str:
    return json.dumps([asdict(document) for document in documents])


def _drawings(scene: Scene) -> Drawings:
    return Drawings(scene.portal.files())


def _folder(form: ActForm, scene: Scene) -> str:
    return f"{scene.state.reference}.{form.id.data}"
