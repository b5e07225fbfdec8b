"""What a deployment needs, without building twice what was built for this very source."""

from datetime import date
from hashlib import sha256
from zipfile import ZipFile

from infra.account import Account
from infra.build import Artefact
from infra.built import Built, site_of
from infra.normalise import normalise
from infra.target import Target
from tests.deployment.zips import zips


def ready(target: Target, account: Account, today: date) -> Built:
    """As ``infra.built.build_all`` gives it."""
    return Built(zips(target.brand), *site_of(target, account, today))


def changed(target: Target, account: Account, today: date) -> Built:
    """The next version of the code: one function is another."""
    built = ready(target, account, today)
    return Built({**built.artefacts, "track": _another(built.artefacts["track"], target)}, built.site, built.site_at)


def _another(artefact: Artefact, target: Target) -> Artefact:
    path = target.kept / "track-changed.zip"
    path.write_bytes(artefact.path.read_bytes())
    with ZipFile(path, "a") as zipped:
        zipped.writestr("portal/changed.txt", "a later version\n")
    normalise(path)
    content = path.read_bytes()
    return Artefact(path, sha256(content).hexdigest(), len(content))
