"""What is made on this machine before anything goes to AWS: a zip per function, and the site."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from infra.account import Account
from infra.build import Artefact, build
from infra.describe import functions
from infra.known import known_values
from infra.settings_of import NOT_YET, origins
from infra.target import Target
from portal.definitions.loading import load
from portal.site.build import build_site
from portal.site.policy import csp
from portal.web.style import stylesheet, stylesheet_name


@dataclass(frozen=True, slots=True)
class Built:
    """``artefacts`` by function; ``site`` is a folder.

    ``site_at`` builds that folder anew where what is known meanwhile (the CDN's address) changes its pages.
    """

    artefacts: Mapping[str, Artefact]
    site: Path
    site_at: Callable[[Mapping[str, str]], Path]

    @property
    def values(self) -> dict[str, str]:
        """What templates ask about it."""
        return {"SitePolicy": csp(self.site)}


def build_all(target: Target, account: Account, today: date) -> Built:
    """The same source gives the same bytes. Raises NotBuilt, SiteNotBuilt, Mistakes."""
    artefacts = {}
    for function in functions():
        artefacts[function] = build(function, target.brand, target.zips / "built")
        account.progress.step(f"built {function}: {artefacts[function].size / 1e6:.1f} MB")
    return Built(artefacts, *site_of(target, account, today))


def site_of(target: Target, account: Account, today: date) -> tuple[Path, Callable[[Mapping[str, str]], Path]]:
    """The site with the address that is known now, and how to build it for another. Raises SiteNotBuilt, Mistakes."""
    site = _site(target, today, known_values(target, account))
    account.progress.step(f"built the site: {sum(path.is_file() for path in site.rglob('*'))} files")
    return site, partial(_site, target, today)


def _site(target: Target, today: date, known: Mapping[str, str]) -> Path:
    """Pages name their own address once it is known."""
    brand = load(target.brand, target.content)
    out, first = target.zips / "site", origins(known).split(",")[0]
    style = (stylesheet_name(brand.brand), stylesheet(brand.brand))
    build_site(brand, target.content, out, style, today, "" if first == NOT_YET else first)
    return out
