"""The TEXT item of a logged contact: who spoke, with whom and about what, as JSON."""

import json
from dataclasses import asdict

from portal.domain.talk import Talk


def to_text(talk: Talk) -> str:
    return json.dumps(asdict(talk), ensure_ascii=False)


def from_text(text: str) -> Talk:
    """Raises ValueError or TypeError for anything that ``to_text`` did not write."""
    return Talk(**json.loads(text))
