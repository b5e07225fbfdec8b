"""What asking for another date and telling of a change share: the contractor decides, by a term."""

from functions.track.acts.act import Scene, Told, newest


def told(scene: Scene) -> Told:
    return newest(scene.state.wishes, scene)
