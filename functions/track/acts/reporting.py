"""From what a form comes to, to the one report that is taken in."""

from hashlib import sha256

from functions.track.acts.act import ActForm, Deed, Scene
from portal.domain.application import CUSTOMER
from portal.domain.links import mail_hash
from portal.services.record_event import Report, Result, record_event
from portal.web.ids import version_in


def report(form: ActForm, scene: Scene, deed: Deed) -> Result:
    """Raises Impossible, ChangedMeanwhile, EventIdTaken, Unavailable."""
    portal, person = scene.portal, deed.person
    return record_event(
        portal.applications,
        portal.definition,
        Report(
            CUSTOMER,
            form.id.data,
            scene.state.reference,
            sha256(repr((deed.commands, sorted(deed.texts.items()))).encode()).hexdigest(),
            deed.commands,
            deed.texts,
            seen=version_in(form.version),
            person=person,
            mail_hash=mail_hash(portal.settings.lookup_secret, person.mail) if person and person.mail else "",
        ),
        portal.now(),
    )
