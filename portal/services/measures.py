"""What the portal counts of its own work: how often, never whose. One log line each; the journal makes it a metric.

The names are part of what alarms and dashboards are built on (``docs/logging.md``): a name that changes is a new one.
"""

import logging
from collections.abc import Mapping

LOG = logging.getLogger("portal.measures")

UNITS: Mapping[str, str] = {
    "ApplicationsSent": "Count",
    "DraftsBegun": "Count",
    "DraftsRemoved": "Count",
    "FollowViews": "Count",
    "Searches": "Count",
    "SearchesWithoutAnswer": "Count",
    "Enquiries": "Count",
    "MailsTakenIn": "Count",
    "RepliesTakenIn": "Count",
    "SurveyAnswers": "Count",
    "CallsRequested": "Count",
    "CustomerActs": "Count",
    "MessagesSent": "Count",
    "MessagesLater": "Count",
    "MessagesParked": "Count",
    "MessagesWaitingAge": "Seconds",
    "PlanningEventsAccepted": "Count",
    "PlanningEventsUnchanged": "Count",
    "PlanningEventsRefused": "Count",
    "RefusedByLimit": "Count",
    "StaffSignedIn": "Count",
    "StaffRefused": "Count",
}
"""Every measure with its unit, as CloudWatch calls it. ``MessagesWaitingAge``: of the message that waits longest."""


def measured(_: Mapping[str, str] | None = None, /, **values: float) -> None:
    """Tell these measures; the first argument holds what else stands on the line, such as which limit it was."""
    unknown = values.keys() - UNITS.keys()
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))} is no measure; there are: {', '.join(UNITS)}")
    LOG.info("measured", extra={"measures": values, "told": dict(_ or {})})
