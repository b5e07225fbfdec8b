"""What the form needs from the outside, in memory: the promises of the ports, and the faults a test asks for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256

from portal.domain.application import Application
from portal.domain.definition import Limits
from portal.domain.enquiries import Enquiry
from portal.domain.events import Event
from portal.domain.links import mail_hash as hashed
from portal.domain.outgoing import Message
from portal.domain.person import Person
from portal.services.address_ports import FoundAddress
from portal.services.draft_ports import Draft
from portal.services.file_ports import StoredFile, UploadForm
from portal.services.limiting import Limiter
from portal.services.ports import Commit, Conflict, Delivery, Reported, Unavailable
from portal.services.staff_ports import Attempt, SignInRefused


class Clock:
    """A clock that a test moves."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, **time: float) -> None:
        self.at += timedelta(**time)


@dataclass
class InMemoryDrafts:
    """``portal.services.draft_ports.Drafts``; ``used`` names what was asked of it, in order."""

    clock: Clock
    kept: dict[str, Draft] = field(default_factory=dict)
    mailed: list[Message] = field(default_factory=list)
    used: list[str] = field(default_factory=list)

    def load(self, id: str) -> Draft | None:
        self.used.append("load")
        draft = self.kept.get(id)
        return draft if draft and self.clock() < draft.expires_at else None

    def start(self, draft: Draft) -> None:
        self.used.append("start")
        if draft.id in self.kept:
            raise Conflict("the id is taken")
        self.kept[draft.id] = draft

    def save(self, id: str, answers: Mapping[str, Mapping[str, object]], expires_at: datetime) -> None:
        self.used.append("save")
        draft = self._open(id)
        self.kept[id] = replace(draft, answers={**draft.answers, **answers}, expires_at=expires_at)

    def send_link(self, id: str, *messages: Message) -> None:
        self.used.append("send_link")
        self._open(id)
        self.mailed += messages

    @property
    def links(self) -> list[Message]:
        """What was mailed at once, without what reminds of it later."""
        return [message for message in self.mailed if message.name == "resume"]

    def expired(self, now: datetime) -> Iterable[Draft]:
        return [draft for draft in self.kept.values() if draft.expires_at <= now]

    def remove(self, id: str) -> None:
        del self.kept[id]

    def close(self, id: str, reference: str) -> None:
        """What sending does, in the transaction of the application."""
        self.kept[id] = replace(self._open(id), reference=reference)

    def _open(self, id: str) -> Draft:
        draft = self.kept.get(id)
        if draft is None or draft.reference:
            raise Conflict("the draft is not open")
        return draft


@dataclass
class SentApplications:
    """As much of ``portal.services.ports.Applications`` as sending needs; ``lost`` answers never arrive."""

    drafts: InMemoryDrafts
    commits: list[Commit] = field(default_factory=list)
    lost: int = 0

    def load(self, reference: str) -> Application | None:
        return next((commit.state for commit in self.commits if commit.state.reference == reference), None)

    def log(self, reference: str) -> tuple[Event, ...]:
        return tuple(event for commit in self.commits if commit.state.reference == reference for event in commit.events)

    def person(self, reference: str) -> Person | None:
        return next((commit.person for commit in self.commits if commit.state.reference == reference), None)

    def text(self, reference: str, id: str) -> str | None:
        return None

    def texts(self, reference: str) -> dict[str, str]:
        return {}

    def deliveries(self, reference: str) -> tuple[Delivery, ...]:
        return ()

    def reported(self, reference: str, organisation: str, event_id: str) -> Reported | None:
        return None

    def commit(self, commit: Commit) -> None:
        assert commit.sends, "the form only sends drafts"
        self.drafts.close(commit.sends.id, commit.state.reference)
        self.commits.append(commit)
        if self.lost:
            self.lost -= 1
            raise Unavailable("the answer was lost on the way")


@dataclass
class InMemoryEnquiries:
    """``portal.services.enquire.Enquiries``; ``sent`` are the messages that answers put in the outbox."""

    kept: dict[str, Enquiry] = field(default_factory=dict)
    sent: list[Message] = field(default_factory=list)

    def add(self, enquiry: Enquiry, kept_until: datetime) -> None:
        if enquiry.id in self.kept:
            raise Conflict("the id is taken")
        self.kept[enquiry.id] = enquiry

    def find(self, id: str) -> Enquiry | None:
        return self.kept.get(id)

    def waiting(self, limit: int = 50) -> tuple[Enquiry, ...]:
        open_ones = (enquiry for enquiry in self.kept.values() if not enquiry.settled)
        return tuple(sorted(open_ones, key=lambda enquiry: enquiry.due))[:limit]

    def change(self, before: Enquiry, after: Enquiry, kept_until: datetime, message: Message | None) -> None:
        if self.kept.get(after.id) != before:
            raise Conflict("it changed meanwhile")
        self.kept[after.id] = after
        if message is not None:
            self.sent.append(message)


@dataclass
class InMemoryFiles:
    """``portal.services.file_ports.Files``; ``silent`` is a bucket that doesn't answer."""

    contents: dict[str, bytes] = field(default_factory=dict)
    forms: list[UploadForm] = field(default_factory=list)
    looked_at: list[str] = field(default_factory=list)
    silent: bool = False

    def upload_form(self, prefix: str, back_to: str, max_bytes: int) -> UploadForm:
        fields = {"key": prefix + "${filename}", "success_action_redirect": back_to, "policy": f"at most {max_bytes}"}
        self.forms.append(UploadForm("http://localhost:1/", fields))
        return self.forms[-1]

    def upload(self, form: UploadForm, name: str, content: bytes) -> str:
        """What a browser does with the form; the key of the file."""
        key = form.fields["key"].replace("${filename}", name)
        self.contents[key] = content
        return key

    def list(self, prefix: str) -> tuple[StoredFile, ...]:
        if self.silent:
            raise Unavailable("the bucket did not answer")
        found = sorted(key for key in self.contents if key.startswith(prefix))
        return tuple(StoredFile(key, len(self.contents[key]), _etag(self.contents[key])) for key in found)

    def first_bytes(self, key: str, count: int) -> bytes:
        self.looked_at.append(key)
        return self.contents[key][:count]

    def delete(self, key: str) -> None:
        self.contents.pop(key, None)


class KnownMails:
    """``portal.services.ports.Lookup`` and ``portal.services.my_applications.Mine`` in one dictionary."""

    def __init__(self, *known: tuple[Application, Person], secret: bytes = b"lookup") -> None:
        self._known = {state.reference: (state, person) for state, person in known}
        self._secret = secret
        self.sent: list[Message] = []

    def references(self, mail_hash: str) -> frozenset[str]:
        hashes = {reference: hashed(self._secret, person.mail) for reference, (_, person) in self._known.items()}
        return frozenset(reference for reference, known in hashes.items() if known == mail_hash)

    def at_postcode(self, postcode_hash: str) -> frozenset[str]:
        return frozenset()

    def of(self, references: Iterable[str]) -> list[tuple[Application, Person]]:
        return [self._known[reference] for reference in references if reference in self._known]

    def send(self, message: Message) -> None:
        self.sent.append(message)


@dataclass
class KnownAddresses:
    """``portal.services.address_ports.AddressLookup``; addresses by postcode and number."""

    known: dict[tuple[str, str], FoundAddress] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def find(self, postcode: str, number: str, addition: str) -> FoundAddress | None:
        self.asked.append((postcode, number, addition))
        return self.known.get((postcode, number))


ELSEWHERE = "https://aanmelden.example/vraag"


class Stranger:
    """``portal.services.staff_ports.Provider`` that is there, and that nobody proves anything to."""

    def address(self, back: str, attempt: Attempt) -> str:
        return ELSEWHERE

    def claims(self, answer: str, back: str, attempt: Attempt) -> Mapping[str, object]:
        raise SignInRefused("no proof")

    def leave_address(self, back: str) -> str:
        return ""


def _etag(content: bytes) -> str:
    return sha256(content).hexdigest()[:32]


@dataclass
class InMemoryCounters:
    """``portal.services.limiting.Counters``; ``used`` counts writes, ``away`` is a store that doesn't answer."""

    counts: dict[str, int] = field(default_factory=dict)
    used: int = 0
    away: bool = False

    def add(self, key: str, many: int, until: datetime) -> int:
        self.used += 1
        if self.away:
            raise Unavailable("no answer")
        self.counts[key] = self.counts.get(key, 0) + many
        return self.counts[key]


def a_limiter(
    limits: Limits, now: Callable[[], datetime], counters: InMemoryCounters | None = None, factor: int = 1000
) -> Limiter:
    """Limits that no test reaches, unless it asks for the real ones with ``factor=1``."""
    return Limiter(counters or InMemoryCounters(), limits, b"lookup", now, factor)
