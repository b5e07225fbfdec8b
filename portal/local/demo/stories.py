"""What happens to the applications of the demo, as data: how many of each story, and what happens when.

A story is a list of deeds with the working day, counted from the application, on which they happen. ``now`` is the
working day that is today: the story is cut off there, and that decides in which phase the application stands.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deed:
    """Working day after the application, what is reported, and of how many of the orders (0 = all)."""

    day: int
    what: str
    detail: str = ""
    orders: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    name: str
    count: int
    now: int
    deeds: tuple[Deed, ...] = ()
    needs_quote: bool = False
    spread: int = 4
    """Applications of one story lie up to so many working days apart."""


RELEASED = (Deed(2, "released"),)
CALLED = (*RELEASED, Deed(5, "soft_date"))
PREPARED = (*CALLED, Deed(18, "work_file_ready"), Deed(22, "customer_works_ready"))
PLANNED = (*PREPARED, Deed(30, "hard_date"))
COMPLETED = (*PLANNED, Deed(52, "completion"))
DELIVERED = (*COMPLETED, Deed(54, "delivered"))

STORIES = (
    Story("half filled in, to be continued", 20, 3),
    Story("just sent", 14, 0, spread=2),
    Story("with the contractor, who will call", 12, 3, RELEASED, spread=3),
    Story("with the contractor, who should have called", 8, 12, RELEASED),
    Story("quote to be accepted", 10, 14, (Deed(3, "intake_done"), Deed(9, "quote_sent")), needs_quote=True),
    Story("quick scan overdue", 6, 22, (Deed(4, "intake_done"),), needs_quote=True),
    Story("in preparation", 16, 12, CALLED),
    Story(
        "in preparation, week moved by frost",
        6,
        24,
        (*CALLED, Deed(12, "work_file_ready"), Deed(16, "soft_date", "frost")),
    ),
    Story("on hold: no permit", 7, 26, (*CALLED, Deed(15, "stalled", "permit", orders=1))),
    Story(
        "on hold: information missing, then resumed",
        4,
        30,
        (*CALLED, Deed(14, "stalled", "customer_information", orders=1), Deed(20, "resumed", orders=1)),
    ),
    Story("ready to be planned", 8, 27, PREPARED),
    Story("planned on a day", 14, 36, PLANNED),
    Story("day moved", 5, 40, (*PLANNED, Deed(36, "hard_date", "materials"))),
    Story("partly done", 8, 53, (*PLANNED, Deed(52, "completion", orders=1))),
    Story("done, delivery to be confirmed", 8, 53, COMPLETED),
    Story("delivered, grade asked", 14, 57, DELIVERED),
    Story("delivered, grade given", 30, 66, (*DELIVERED, Deed(55, "grade"))),
    Story("cancelled by the customer", 6, 20, (*RELEASED, Deed(8, "cancelled", "withdrawn"))),
    Story("one part cancelled", 4, 24, (*CALLED, Deed(10, "cancelled", "withdrawn", orders=1))),
)
"""200 in all; every phase has at least 15 (see tests/local/test_demo.py)."""
