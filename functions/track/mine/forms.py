"""Asking for the list: whoever does proves nothing; it is mailed to the address alone."""

from portal.web.fields import Mail
from portal.web.forms import PageForm


class MineForm(PageForm):
    mail = Mail("track.mine.mail", missing="track.mine.mail_missing")
