"""What the templates of the follow page are given: the same for the customer and for staff who look at it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from portal.domain.calendar import local
from portal.domain.definition import Language
from portal.domain.follow_details import Details
from portal.domain.follow_sentences import Sentences
from portal.domain.follow_timeline import time_line
from portal.domain.follow_views import FollowView


def shown(view: FollowView, speak: Callable[..., str], language: Language, now: datetime) -> dict[str, Any]:
    """For ``follow.html``; ``now`` in UTC."""
    say = Sentences(speak, language)
    line = time_line(view, local(now).date(), language)
    return {"view": view, "say": say, "details": Details(say), "time_line": line}
