"""Folds of who follows and acts, how the customer is reached, and what they are reminded of."""

from dataclasses import replace

from portal.domain.application import Application, Code, Line, Share, reminded_of
from portal.domain.events import CodeAsked, DetailsChanged, Reminded, Shared, ShareEnded
from portal.domain.folding.parts import newest, opened, said
from portal.domain.running import REMIND


def ask_code(state: Application, event: CodeAsked) -> Application:
    return replace(state, code=Code(event.form, event.at))


def change(state: Application, event: DetailsChanged) -> Application:
    """The code was used."""
    after = replace(state, language=event.language, code=None)
    return said(after, Line(event.at, "details_changed", event.by))


def share(state: Application, event: Shared) -> Application:
    """Takes the place of one that was ended under the same id."""
    others = tuple(known for known in state.shares if known.id != event.capability.id)
    shares = newest(
        (*others, Share(event.capability.id, event.at, event.language, event.text)),
        lambda known: known.ended_at is not None,
    )
    capabilities = tuple(known for known in state.capabilities if known.id != event.capability.id)
    after = replace(state, shares=shares, capabilities=(*capabilities, event.capability))
    return said(after, Line(event.at, "shared", event.by, "", {"share": event.capability.id}))


def end_share(state: Application, event: ShareEnded) -> Application:
    shares = tuple(replace(one, ended_at=event.at) if one.id == event.share else one for one in state.shares)
    capabilities = tuple(
        replace(known, version=known.version + 1) if known.id == event.share else known for known in state.capabilities
    )
    after = replace(state, shares=shares, capabilities=capabilities)
    return said(after, Line(event.at, "share_ended", event.by, "", {"share": event.share}))


def remind(state: Application, event: Reminded) -> Application:
    passed = (f"{REMIND}:{event.of}", event.discipline)
    left = tuple(due for due in state.deadlines if (due.moment, due.discipline) != passed)
    reminded = {**state.reminded, reminded_of(event.of, event.discipline): event.times}
    after = opened(replace(state, deadlines=left, reminded=reminded), event.opens)
    return said(after, Line(event.at, f"reminded_{event.of}", event.by, event.discipline))
