"""What stands around the definitions and must fit them: the keys that pages ask for, and the folders of messages."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import TemplateSyntaxError

from portal.definitions.keys import Use, code_uses, sources, template_uses
from portal.definitions.mistakes import Mistake
from portal.definitions.reading import TomlFile
from portal.definitions.sentences import Words
from portal.domain.definition import LANGUAGES, Process
from portal.domain.outgoing import NEWS

PARTS = ("subject.txt", "body.txt", "body.html", "sms.txt")


def key_mistakes(root: Path, words: Words) -> Iterator[Mistake]:
    """Every text that a template or the code asks for is there, and gets the values it is filled with."""
    for path in sources(root):
        file = path.relative_to(root).as_posix()
        try:
            for use in _uses(path, words.pages()):
                yield from _fits(use, file, words)
        except TemplateSyntaxError as fault:
            yield Mistake(file, fault.lineno, "", f"is not a valid template: {fault.message}.")


def _uses(path: Path, pages: Sequence[str]) -> Iterator[Use]:
    source = path.read_text("utf-8")
    return code_uses(source, pages) if path.suffix == ".py" else template_uses(source)


def _fits(use: Use, file: str, words: Words) -> Iterator[Mistake]:
    if not use.whole:
        if not words.starting(use.key):
            yield Mistake(file, use.line, use.key, "starts no text in content/words.")
    elif not words.has(use.key):
        yield Mistake(file, use.line, use.key, "is no text in content/words.")
    elif use.values is not None:
        for name in sorted(words.needs(use.key) - use.values):
            yield Mistake(file, use.line, use.key, f"needs a value for {name}, which is not given here.")


def news_mistakes(content: Path, brand: str, process: Process, words: Words) -> Iterator[Mistake]:
    """Whatever goes by the message for news has words there."""
    file = TomlFile.at(content / "brands" / brand / "process.toml", content)
    for place, told in enumerate(process.notifications):
        if told.message == NEWS and not words.has(f"{NEWS}.{told.event}.subject"):
            sentence = f"{told.event} has no words in content/words/{NEWS}.toml, so it can't go by the message {NEWS}."
            yield file.mistake((("notifications", place, "event"), sentence))


def message_mistakes(root: Path, content: Path, brands: Sequence[str]) -> Iterator[Mistake]:
    """A message stands whole in every language; a brand's own may replace single parts of a shared one."""
    shared = content / "messages"
    for message in _folders(shared):
        yield from _whole(root, message)
        yield from _strays(root, message)
    for brand in brands:
        for message in _folders(content / "brands" / brand / "messages"):
            if not (shared / message.name).is_dir():
                yield from _whole(root, message)
            yield from _strays(root, message)


def _folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def _whole(root: Path, message: Path) -> Iterator[Mistake]:
    file = message.relative_to(root).as_posix()
    for part in (f"{language}/{part}" for language in LANGUAGES for part in PARTS):
        if not (message / part).is_file():
            yield Mistake(file, 0, part, f"is missing; a message has {', '.join(PARTS)} in {' and '.join(LANGUAGES)}.")


def _strays(root: Path, message: Path) -> Iterator[Mistake]:
    known = {f"{language}/{part}" for language in LANGUAGES for part in PARTS}
    for path in sorted(path for path in message.rglob("*") if path.is_file()):
        part = path.relative_to(message).as_posix()
        if part not in known:
            yield Mistake(
                path.relative_to(root).as_posix(), 0, "", f"is read by nothing; known: {', '.join(sorted(known))}."
            )
