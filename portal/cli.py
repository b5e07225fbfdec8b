"""``portal``: the command line. Each command is a few lines; the work is done in its room."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from portal.definitions.loading import brands, load
from portal.definitions.mistakes import Mistakes
from portal.local.engine import DataInUse
from portal.local.processes import DidNotStart
from portal.local.runner import PortTaken
from portal.services.archive_ports import Unreadable
from portal.services.keys import KeyRefused
from portal.services.ports import Unavailable
from portal.services.sending import NotSent
from portal.settings import CONTENT
from portal.site.build import SiteNotBuilt

DATA = Path(".data")
BAR = 30
"""Characters of a bar that shows how far something is."""
OUR_SENTENCES = (
    Mistakes,
    DataInUse,
    DidNotStart,
    KeyRefused,
    NotSent,
    PortTaken,
    SiteNotBuilt,
    Unavailable,
    Unreadable,
)
"""What can go wrong for a person at the keyboard; each says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="portal", description="Self-service portal for utility connections")
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="check the definitions, words and templates of all brands")
    check.set_defaults(do=_check)
    run = commands.add_parser("run", help="run one brand on one port")
    _place_arguments(run)
    run.add_argument("--dev", action="store_true", help="reload on change, and a clock that can be moved at /klok/")
    run.set_defaults(do=_run)
    demo = commands.add_parser("demo", help="fill a brand with a believable running administration")
    _place_arguments(demo)
    demo.set_defaults(do=_demo)
    _record_commands(commands)
    _planning_command(commands)
    _deploy_command(commands)
    given = parser.parse_args(arguments)
    try:
        code: int = given.do(given)
    except OUR_SENTENCES as problem:
        print(problem, file=sys.stderr)
        return 1
    return code


def _place_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--brand", choices=brands(CONTENT), default="mijnaansluiting")
    parser.add_argument("--port", type=int, default=0, help="default: the brand's own port")
    parser.add_argument("--data", type=Path, default=DATA, help="folder that keeps the data (default .data)")


def _record_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    events = commands.add_parser("events", help="print the log of one application")
    events.add_argument("reference")
    events.set_defaults(do=_events)
    rebuild = commands.add_parser("rebuild", help="make snapshot and work items anew from the log")
    which = rebuild.add_mutually_exclusive_group(required=True)
    which.add_argument("reference", nargs="?", default="")
    which.add_argument("--all", action="store_true", help="every application of the brand")
    rebuild.add_argument("--look", action="store_true", help="say what differs, change nothing")
    rebuild.set_defaults(do=_rebuild)
    back = commands.add_parser("put-back", help="put the data back to restored tables, without sending anything twice")
    back.add_argument("then", metavar="PREFIX", help="what the names of the restored tables begin with")
    back.add_argument("--yes", action="store_true", help="don't ask before changing anything")
    back.set_defaults(do=_put_back)
    for command in (events, rebuild, back, _key_command(commands)):
        _place_arguments(command)
        command.add_argument("--stage", default="", help="a stage on AWS; without it, the data on this machine")


def _key_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    keys = commands.add_parser("keys", help="interface keys of organisations: list, make, revoke")
    keys.add_argument("what", choices=("list", "make", "revoke"))
    keys.add_argument("who", nargs="?", default="", help="the organisation; to revoke, the id of the key")
    keys.add_argument("--name", default="planning", help="which of its systems uses it (default planning)")
    keys.add_argument("--scopes", default="", help="what it opens, separated by commas (default everything)")
    keys.add_argument("--days", type=int, default=400, help="how long it is valid (default 400)")
    keys.set_defaults(do=_keys)
    return keys


def _planning_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    planning = commands.add_parser("planning", help="the planning interface's reference client: send a file of lines")
    planning.add_argument("what", choices=("send",))
    planning.add_argument("file", type=Path, help="CSV or NDJSON: events, or applications that already run")
    planning.add_argument("--url", default="http://127.0.0.1:8000", help="where the portal is")
    planning.add_argument("--again", action="store_true", help="from the first line, also where a part was sent before")
    planning.set_defaults(do=_planning)


def _deploy_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    deploy = commands.add_parser("deploy", help="bring one brand to AWS at one stage; status, rollback, destroy")
    deploy.add_argument("brand", choices=brands(CONTENT))
    deploy.add_argument("stage", help="test, acceptance, production …")
    deploy.add_argument("what", nargs="?", choices=("deploy", "status", "rollback", "destroy"), default="deploy")
    deploy.add_argument("--yes", action="store_true", help="don't ask before changing anything")
    pairs: dict[str, Any] = {"action": "append", "type": _pair, "default": [], "metavar": "NAME=VALUE"}
    deploy.add_argument("--set", **pairs, help="a parameter of the stacks")
    deploy.add_argument("--variable", **pairs, help="one of the functions")
    deploy.add_argument("--data", type=Path, default=DATA, help="folder that keeps the zips for a rollback")
    deploy.set_defaults(do=_deploy)


def _pair(told: str) -> tuple[str, str]:
    name, equals, value = told.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"{told!r} is no NAME=VALUE")
    return name, value


def _deploy(given: argparse.Namespace) -> int:
    from infra.command import Commander
    from infra.progress import progress
    from infra.target import Target
    from portal.bootstrap.chance import new_secret
    from portal.bootstrap.clock import machine_clock
    from portal.domain.calendar import local

    def agrees(question: str) -> bool:
        return given.yes or input(f"{question} [yes/no] ") == "yes"

    target = Target(
        given.brand,
        given.stage,
        CONTENT,
        (given.data / "deployed").resolve(),
        parameters=dict(given.set),
        variables=dict(given.variable),
    )
    told = progress(lambda line: print(line, flush=True), time.monotonic, time.sleep)
    return Commander(told, agrees, new_secret, local(machine_clock()).date()).run(given.what, target)


def _check(given: argparse.Namespace) -> int:
    from portal.definitions.report import main as report

    return report(CONTENT)


def _run(given: argparse.Namespace) -> int:
    from portal.bootstrap.clock import machine_clock
    from portal.domain.calendar import local
    from portal.local.place import Place
    from portal.local.runner import run

    port = given.port or load(given.brand, CONTENT).brand.port
    return run(Place(given.brand, given.data.resolve(), port), local(machine_clock()).date(), dev=given.dev)


def _demo(given: argparse.Namespace) -> int:
    from portal.local.demo import main as demo

    return demo(given.brand, given.data.resolve(), os.environ)


def _events(given: argparse.Namespace) -> int:
    from portal.local.place import Place
    from portal.local.reach import archive_of
    from portal.services.logbook import told

    with archive_of(Place(given.brand, given.data.resolve(), given.port), given.stage) as archive:
        lines = tuple(told(archive.log(given.reference)))
    print("\n".join(lines) or f"{given.reference} has no log.")
    return 0 if lines else 1


def _rebuild(given: argparse.Namespace) -> int:
    from portal.local.place import Place
    from portal.local.reach import archive_of
    from portal.services.rebuild import rebuild, rebuild_all, summary

    with archive_of(Place(given.brand, given.data.resolve(), given.port), given.stage) as archive:
        mend = not given.look
        found = rebuild_all(archive, mend=mend) if given.all else [rebuild(archive, given.reference, mend=mend)]
        right, lines = summary(found)
    print("\n".join(lines))
    return 0 if right else 1


def _keys(given: argparse.Namespace) -> int:
    from portal.bootstrap.chance import new_id
    from portal.bootstrap.clock import machine_clock
    from portal.local.place import Place
    from portal.local.reach import keys_of
    from portal.services.keys import issue_key, of_organisation, read_scopes, revoke_key, told

    now, organisations = machine_clock(), load(given.brand, CONTENT).organisations
    with keys_of(Place(given.brand, given.data.resolve(), given.port), given.stage) as keys:
        if given.what == "make":
            scopes, until = read_scopes(given.scopes), now + timedelta(days=given.days)
            print(issue_key(keys, organisations, given.who, new_id, now, scopes=scopes, name=given.name, until=until))
            return 0
        found = (revoke_key(keys, given.who, now),) if given.what == "revoke" else of_organisation(keys, given.who)
    print("\n".join(told(found, now)) or "There is no key.")
    return 0


def _planning(given: argparse.Namespace) -> int:
    """The key comes from the variable PORTAL_KEY: what stands on a command line, others can read."""
    from portal.outside.planning import PlanningInterface
    from portal.services.sending import send

    def told(done: int, total: int) -> None:
        share = done / total if total else 1.0
        bar = "#" * round(share * BAR)
        print(f"\r[{bar:<{BAR}}] {share:4.0%} {done:,} of {total:,} lines", end="", file=sys.stderr, flush=True)

    with PlanningInterface(given.url, os.environ.get("PORTAL_KEY", "")) as interface:
        sent = send(given.file, interface, time.sleep, told, again=given.again)
    print(f"\n{sent.done:,} lines, {sent.refused:,} refused", file=sys.stderr)
    return 1 if sent.refused else 0


def _put_back(given: argparse.Namespace) -> int:
    from portal.bootstrap.clock import machine_clock
    from portal.local.place import Place
    from portal.local.reach import moments_of
    from portal.services.put_back import plan, put_back, told

    with moments_of(Place(given.brand, given.data.resolve(), given.port), given.stage, given.then) as moments:
        now = machine_clock()
        planned = plan(moments, now)
        print("\n".join(told(planned)), flush=True)
        if not given.yes and input("Is the messenger stopped, and is all this as it should be? [yes/no] ") != "yes":
            return 1
        put_back(moments, planned, now)
    print("Put back. Now compare all with the logs: portal rebuild --all --look.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
