"""Deploys one administration at one stage: foundation, functions, edge, site, mail; each as far as it differs."""

from collections.abc import Callable, Mapping

from infra.account import Account
from infra.build import Artefact
from infra.built import Built
from infra.known import known_values
from infra.releases import Hashes, Releases
from infra.secret_values import fill_secret
from infra.settings_of import settings_of
from infra.site_files import put_site
from infra.target import Target, wanted_stacks


def deploy(target: Target, account: Account, built: Built, new_secret: Callable[[], str]) -> dict[str, str]:
    """Do all of it; what is known then. Whatever breaks it off, doing it again goes on from there.

    Functions and site learn the CDN's address at the end of a first deployment, where the stage has no own domain.
    Raises StackFailed, ParameterMissing, ZappaFailed.
    """
    known = _stack(target, account, "foundation", built)
    if fill_secret(account.client("secretsmanager"), known["SecretArn"], new_secret):
        account.progress.step("secrets drawn")
    put_functions(target, account, built.artefacts)
    for part in wanted_stacks(known)[1:]:
        known = _stack(target, account, part, built)
    put, removed = put_site(account.client("s3"), known["SiteBucket"], built.site_at(known))
    account.progress.step(f"site: {put} files put, {removed} removed")
    put_functions(target, account, built.artefacts)
    return known


def put_functions(target: Target, account: Account, artefacts: Mapping[str, Artefact]) -> None:
    """Bring each function to its zip and settings, and keep the zip. Raises ZappaFailed."""
    release = {function: artefact.sha256 for function, artefact in artefacts.items()}
    Releases(target.zips).keep(release, {function: artefact.path for function, artefact in artefacts.items()})
    put_release(target, account, release)


def put_release(target: Target, account: Account, release: Hashes) -> None:
    """Bring each function to its zip of a release that is kept, with the settings of now. Raises ZappaFailed."""
    known, kept = known_values(target, account), Releases(target.zips)
    for function, sha256 in release.items():
        settings, name = settings_of(target, function, known)
        changes = account.lambdas.put(name, kept.zip(function, sha256), sha256, settings)
        account.progress.step(f"{name}: {', '.join(changes) or 'nothing to change'}")


def _stack(target: Target, account: Account, part: str, built: Built) -> dict[str, str]:
    name = target.stack(part)
    account.progress.step(f"{name} …")
    account.stacks.make(name, target.template(part), known_values(target, account) | built.values)
    return known_values(target, account)
