"""The page: what the application says, what our pages say, and a person."""

from collections.abc import Callable

from flask.typing import ResponseReturnValue

from functions.track.own.answers import Asked, own_answers
from portal.bootstrap.track import Track
from portal.domain.application import Application
from portal.domain.follow import follow
from portal.services.measures import measured
from portal.web.answers import page
from portal.web.language import current_language, speaker
from portal.web.searching import find


class SearchView:
    """``opened``: the application behind a reference, for who may follow it (raises NoSuchLink, Unavailable)."""

    def __init__(self, portal: Track, opened: Callable[[str], Application]) -> None:
        self._portal, self._opened = portal, opened

    def search(self, ref: str) -> ResponseReturnValue:
        """One read of one item, as the follow page."""
        state, found = self._opened(ref), find()
        language = current_language()
        view = follow(state, self._portal.definition, language, self._portal.now())
        own = own_answers(found.topics, Asked(state, view, speaker(), language))
        if found.asked:
            measured(Searches=1, SearchesWithoutAnswer=0 if own or found.pages else 1)
        return page("track/search.html", found=found, own=own, view=view)
