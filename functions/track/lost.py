"""A lost link: asked for by reference and mail address, and mailed to the address we know."""

from flask import request
from flask.typing import ResponseReturnValue

from functions.track.forms import LostLinkForm
from portal.bootstrap.track import Track
from portal.services.lost_link import mail_link_again
from portal.web.answers import page, see_other
from portal.web.forms import from_request
from portal.web.visitor import visitor


def lost(portal: Track) -> ResponseReturnValue:
    form = from_request(LostLinkForm)
    if request.method == "POST" and form.validate():
        portal.limiter.count("link_asked", visitor())
        mail_link_again(portal.applications, portal.definition, form.reference.data, form.mail.data, portal.now())
        return see_other("asked")
    return page("track/lost.html", form=form)


def asked() -> ResponseReturnValue:
    """The same page, whether there was anything to mail or not."""
    return page("track/asked.html")
