"""Rules for what customers do themselves, in process.toml."""

from portal.definitions.mistakes import Faults
from portal.definitions.rules.ids import exists, ids, once
from portal.domain.definition import Process


def question_rules(process: Process) -> Faults:
    topics = process.questions.topics
    yield from once(("questions", "topics"), topics)
    for place, topic in enumerate(topics):
        if topic.owner not in ("operator", "contractor"):
            yield ("questions", "topics", place, "owner"), f"must be operator or contractor; it is {topic.owner}."
        for step in topic.steps:
            yield from exists(("questions", "topics", place, "steps"), step, ids(process.steps), "step")
