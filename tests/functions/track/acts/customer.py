"""A customer at the follow page, on a running engine, with a mailbox of the codes that were sent."""

from dataclasses import dataclass

from functions.track.app import create_app
from portal.bootstrap.track import Track
from portal.domain.application import Application
from portal.domain.codes import code_for
from portal.domain.definition import Language
from portal.domain.links import derive
from portal.domain.paths import follow_path
from tests.builders import KEYS
from tests.functions.track.conftest import OWN
from tests.pages import Page, Pages

FOLLOW = "f1"


@dataclass
class Customer:
    """Whoever followed a link; ``capability`` says by which."""

    portal: Track
    state: Application
    capability: str = FOLLOW
    language: Language = "nl"

    def __post_init__(self) -> None:
        self.pages = Pages(create_app(self.portal))
        self.pages.get(self._link(), base_url=OWN)

    @property
    def now(self) -> Application:
        """As it stands."""
        state = self.portal.applications.load(self.state.reference)
        assert state is not None
        return state

    def get(self, rest: str) -> Page:
        return self.pages.get(self._path(rest), base_url=OWN)

    def send(self, page: Page, rest: str, **typed: object) -> Page:
        return self.pages.post(self._path(rest), {**page.answers(), **typed}, base_url=OWN)

    def do(self, rest: str, **typed: object) -> Page:
        """Fill in a form and send it."""
        return self.send(self.get(rest), rest, **typed)

    def confirm(self, page: Page, rest: str, code: str = "") -> Page:
        """Type the code, on the page that asks for it."""
        return self.send(page, rest, code=code or self.code())

    def follow(self, page: Page) -> Page:
        return self.pages.get(page.location, base_url=OWN)

    def code(self) -> str:
        """The one that was mailed last."""
        asked = self.now.code
        assert asked is not None, "no code was asked for"
        return code_for(KEYS.secrets[KEYS.current], self.state.reference, asked.form, asked.asked_at)

    def _path(self, rest: str) -> str:
        return f"{follow_path(self.language, self.state.reference)}/{rest}"

    def _link(self) -> str:
        known = self.state.capability(self.capability)
        assert known is not None
        token = derive(KEYS, known.purpose, self.state.reference, known.id, known.version)
        return follow_path(self.language, self.state.reference, token)
