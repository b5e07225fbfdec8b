"""How hard a Dutch text is to read: an indication by counting, no proof of B1. Only readers can give that."""

import re
from dataclasses import dataclass

GROUPS = re.compile(r"eeu|ieu|oei|aai|ooi|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|[aeiouyáéíóúàè]|[ëïöü]")
MARKUP = [
    (re.compile(r"\A---\n.*?\n---\n", re.DOTALL), ""),  # front matter
    (re.compile(r"<!--.*?-->|</?[a-z][^>]*>|\{[^}]*\}"), ""),  # marks, HTML, attributes
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),  # links keep their words
    (re.compile(r"^\|[ |:-]+\|$", re.MULTILINE), ""),  # the line below a table's head
    (re.compile(r"\s*\|\s*"), "\n"),  # every cell stands alone
    (re.compile(r"^#.*$", re.MULTILINE), ""),  # headings, which may be questions
    (re.compile(r"^(-|:)\s+", re.MULTILINE), ""),  # heading, list item, explanation
    (re.compile(r"[\[\]*_`]"), ""),
]


@dataclass(frozen=True)
class Reading:
    words: int
    sentences: int
    syllables: int

    @property
    def words_per_sentence(self) -> float:
        return self.words / self.sentences

    @property
    def ease(self) -> float:
        """Flesch-Douma: from 60 on normal, from 70 on fairly easy, from 80 on easy."""
        return 206.835 - 0.93 * self.words_per_sentence - 77 * self.syllables / self.words


def reading(markdown: str) -> Reading:
    """Counts over the running text of a page: whole sentences, no headings and no labels."""
    for pattern, becomes in MARKUP:
        markdown = pattern.sub(becomes, markdown)
    running = " ".join(line for line in markdown.split("\n") if line.rstrip().endswith((".", "!", "?")))
    sentences = [part for part in re.split(r"[.!?](?:\s|$)", running) if re.search(r"[a-z]", part)]
    words = [word for sentence in sentences for word in re.findall(r"[a-zà-ÿ]+", sentence.lower())]
    return Reading(len(words), len(sentences), sum(syllables(word) for word in words))


def syllables(word: str) -> int:
    return len(GROUPS.findall(word)) or 1
