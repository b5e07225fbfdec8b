"""What asking for another date and telling of a change share: the contractor decides, by a term."""

from functions.track.acts.act import Scene, Told, until
from portal.domain.names import organisation_name


def told(scene: Scene) -> Told:
    """Of the newest one."""
    if not scene.state.wishes:
        return Told()
    newest = scene.state.wishes[-1]
    return Told(organisation_name(newest.owner, scene.definition), until(scene.state, f"wish:{newest.id}"))
