"""The lost link: who asks for it proves nothing but knows the reference and the address it is mailed to."""

from portal.web.fields import Line, Mail
from portal.web.forms import PageForm


class LostLinkForm(PageForm):
    reference = Line("track.lost.reference", hint="track.lost.reference_hint", missing="track.lost.reference_missing")
    mail = Mail("track.lost.mail", missing="track.lost.mail_missing")
