import json

import pytest

from functions.planning_api.reading import WrongField, read_event
from tests.builders import a_process

FAR = [
    ("as_of", {"type": "released", "as_of": "0001-01-01T00:00:00+14:00"}),
    ("date", {"type": "hard_date", "date": "9999-12-31"}),
    ("exceptions.0.date", {"type": "hard_date", "date": "2027-04-06", "exceptions": [{"date": "0001-01-01"}]}),
    ("week", {"type": "soft_date", "week": "9999-W52"}),
]


@pytest.mark.parametrize(("field", "body"), FAR)
def test_what_lies_too_far_away_is_refused(field: str, body: dict[str, object]) -> None:
    for other in body.get("exceptions", ()):  # type: ignore[attr-defined]
        other |= {"discipline": "water", "cause": "frost"}
    with pytest.raises(WrongField) as refused:
        read_event(json.dumps({"event_id": "1", "application": "MA-7K3F-926", **body}).encode(), a_process())

    assert refused.value.field == field
