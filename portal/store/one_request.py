"""Counting and reading a part of the work list in one request each, where PynamoDB would go on asking."""

from pynamodb.expressions.condition import Condition

from portal.store.models import WorkItem


def count_once(
    items: type[WorkItem], key: str, within: Condition, only: Condition | None, index: str | None, most: int
) -> tuple[int, bool]:
    """How many of the first ``most`` within are not left out, and whether there may be more behind them; in one
    request. PynamoDB's own count goes on to the end."""
    answer = items._get_connection().query(
        key, within, filter_condition=only, index_name=index, limit=most, select="COUNT"
    )
    return int(answer["Count"]), "LastEvaluatedKey" in answer


def page_once(
    items: type[WorkItem], key: str, within: Condition, only: Condition | None, index: str | None, most: int
) -> tuple[list[WorkItem], str]:
    """At most so many, read in one request, without those that ``only`` leaves out; and the sort key where the engine
    stopped reading, "" at the end. PynamoDB's own query goes on until it has found as many as asked for."""
    answer = items._get_connection().query(key, within, filter_condition=only, index_name=index, limit=most)
    rest = answer.get("LastEvaluatedKey", {}).get("sk", {}).get("S", "")
    return [items.from_raw_data(item) for item in answer["Items"]], str(rest)
