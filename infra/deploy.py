"""Deploys one administration at one stage: foundation, functions, edge, site; each as far as it differs."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from infra.account import Account
from infra.build import Artefact, build
from infra.describe import functions
from infra.kept_zips import KeptZips
from infra.known import known_values
from infra.lambdas import differences
from infra.secret_values import fill_secret
from infra.settings_of import settings_of
from infra.site_files import put_site
from infra.target import Target
from portal.definitions.loading import load
from portal.site.build import build_site
from portal.web.style import stylesheet, stylesheet_name


def build_all(target: Target, account: Account) -> dict[str, Artefact]:
    """The zip of every function, by its name; the same source gives the same bytes."""
    artefacts = {}
    for function in functions():
        artefacts[function] = build(function, target.brand, target.zips / "built")
        account.progress.step(f"built {function}: {artefacts[function].size / 1e6:.1f} MB")
    return artefacts


def deploy(
    target: Target,
    account: Account,
    artefacts: Mapping[str, Artefact],
    new_secret: Callable[[], str],
    today: date,
) -> dict[str, str]:
    """Do all of it; the outputs of every stack. Whatever breaks it off, doing it again goes on from there.

    Raises StackFailed, ParameterMissing, ZappaFailed, SiteNotBuilt.
    """
    _stack(target, account, "foundation")
    known = known_values(target, account)
    if fill_secret(account.client("secretsmanager"), known["SecretArn"], new_secret):
        account.progress.step("secrets drawn")
    put_functions(target, account, artefacts)
    _stack(target, account, "edge")
    _stack(target, account, "site")
    _site(target, account, known["SiteBucket"], today)
    return known_values(target, account)


def put_functions(target: Target, account: Account, artefacts: Mapping[str, Artefact]) -> None:
    """Bring each function to its zip and settings, and keep the zip. Raises ZappaFailed."""
    kept, known = KeptZips(target.zips), known_values(target, account)
    for function, artefact in artefacts.items():
        settings, name = settings_of(target, function, known)
        zipped = kept.keep(function, artefact.path, artefact.sha256)
        changes = differences(account.lambdas.running(name), artefact.sha256, settings)
        if changes:
            account.lambdas.put(name, zipped, settings)
        account.progress.step(f"{name}: {', '.join(changes) or 'nothing to change'}")


def _stack(target: Target, account: Account, part: str) -> None:
    name = target.stack(part)
    account.progress.step(f"{name} …")
    account.stacks.make(name, target.template(part), known_values(target, account))


def _site(target: Target, account: Account, bucket: str, today: date) -> None:
    definition = load(target.brand, target.content)
    style = (stylesheet_name(definition.brand), stylesheet(definition.brand))
    built: Path = target.zips / "site"
    build_site(definition, target.content, built, style, today)
    put, removed = put_site(account.client("s3"), bucket, built)
    account.progress.step(f"site: {put} files put, {removed} removed")
