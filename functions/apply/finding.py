"""Search on the site: answers from our own pages, and a way to a person with the words typed so far."""

from flask.typing import ResponseReturnValue

from portal.services.measures import measured
from portal.web.answers import page
from portal.web.searching import find


def search() -> ResponseReturnValue:
    found = find()
    if found.asked:
        measured(Searches=1, SearchesWithoutAnswer=0 if found.pages else 1)
    return page("apply/find.html", found=found)
