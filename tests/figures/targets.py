"""What the figures must stay under, and for one that doesn't, why."""

from dataclasses import dataclass

REASONS = {
    "form step": "an answered step reads and writes its draft; each costs PynamoDB and botocore (building, signing, "
    "sending, parsing) about as much as a plain page without storage costs in all.",
    "send": "three requests pass the drivers: the draft, the list of drawings, and a transaction of fourteen items.",
    "follow page": "a plain page that reads one item costs more than the target already, and this page says a lot, in "
    "some two hundred calls of macros and texts.",
    "planning event": "a read (about which application) and a transaction pass the driver, which is four "
    "fifths of it; deciding and folding is a tenth.",
    "survey page": "a plain page that reads one item costs more than the target already.",
    "survey answer": "one read and one transaction pass the driver, which is three quarters of it.",
    "cold start": "the driver of DynamoDB with its client is a quarter of it, the data classes of the domain are a "
    "thirteenth; the bare app has neither.",
    "warm request": "beside what the bare page does, ours checks the door's secret, names the request, adds a dozen "
    "headers and writes a line of JSON to the log.",
    "second start": "other programs kept the machine busy: compare with the CPU time, which two cores can share.",
}
"""By target: the reason that is printed where it is missed."""


@dataclass(frozen=True)
class Target:
    name: str
    limit: float
    unit: str

    @property
    def short(self) -> str:
        return f"≤ {self.limit:,g} {self.unit}"

    def holds(self, figure: float) -> bool:
        return figure <= self.limit

    def verdict(self, figure: float) -> str:
        return "met" if self.holds(figure) else "**missed**"


FORM_STEP = Target("form step", 5.0, "ms")
CPU = (
    Target("send", 10.0, "ms"),
    Target("follow page", 2.5, "ms"),
    Target("planning event", 3.0, "ms"),
    Target("survey page", 2.4, "ms"),
    Target("survey answer", 3.9, "ms"),
)
SURVEY_SECONDS = Target("survey, slow reader, without free text", 24.0, "s")
TALK_SECONDS = Target("logging a contact, average skilled typist", 30.0, "s")
PAGE_BYTES = Target("survey, bytes", 14 * 1024, "bytes")
PAGE_REQUESTS = Target("survey, requests", 2, "requests")
COLD_START = Target("cold start", 1.6, "times a bare app")
WARM_REQUEST = Target("warm request", 2.0, "times a bare app")
ZIP = Target("zip of a function with pages", 5.5, "MB")
SIGNING_IN_ZIP = Target("zip of the workbench", 13, "MB")
SECOND_START = Target("second start", 5.0, "s")
KEY_UNITS = Target("one key", 250, "units a second")
SNAPSHOT = Target("snapshot", 32 * 1024, "bytes")


def cpu_target(act: str) -> Target | None:
    """The one that an act of the journey is held to, the steps of the form apart."""
    return next((target for target in CPU if act.startswith(target.name)), None)
