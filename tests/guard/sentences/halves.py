"""The labelled sentences, each in the half that its hash puts it in: one half to tune on, one that nobody looks at."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bulkhead.guard.matching import Names, Term, judge_text
from bulkhead.guard.names_file import parse_names
from bulkhead.guard.readings import FILE_NAME
from bulkhead.guard.verdicts import Verdict

HERE = Path(__file__).parent
SEEN, HELD_OUT = "seen", "held out"
PLACES = {
    "text": "text",
    "file name": FILE_NAME,
    "company": "properties, company",
    "title": "properties, title",
    "author": "properties, author",
    "library": "text",
    "calendar": "calendar word",
}
STRICT = frozenset({"library", "calendar"})
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|([nt]))")


@dataclass(frozen=True)
class Sentence:
    into: str
    surface: str
    text: str
    wanted: Verdict
    why: str
    half: str


@dataclass(frozen=True)
class Figures:
    """Precision and recall of “somebody is named”, and how often the verdict is exactly the wanted one; in percent."""

    sentences: int
    precision: float
    recall: float
    exact: float


def half_of(into: str, written: str) -> str:
    first = hashlib.sha256(f"{into}\t{written}".encode()).digest()[0]
    return SEEN if first % 2 == 0 else HELD_OUT


def sentences(half: str) -> list[Sentence]:
    lines = (HERE / "sentences.tsv").read_text("utf-8").splitlines()
    found = [sentence_of(line) for line in lines if not line.startswith("#")]
    return [sentence for sentence in found if sentence.half == half]


def sentence_of(line: str) -> Sentence:
    into, surface, written, wanted, why = line.split("\t")
    return Sentence(into, surface, _ESCAPE.sub(_meant, written), Verdict(wanted), why, half_of(into, written))


def _meant(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else {"n": "\n", "t": "\t"}[escape[2]]


@cache
def terms() -> tuple[Term, ...]:
    return parse_names((HERE / "clients.names").read_text("utf-8"))


@cache
def names() -> Names:
    return Names(terms())


def verdict_on(sentence: Sentence) -> Verdict:
    strict = sentence.surface in STRICT
    place = PLACES[sentence.surface]
    return judge_text(sentence.text, place=place, names=names(), target=sentence.into, strict=strict).verdict


def measure(pairs: Iterable[tuple[Verdict, Verdict]]) -> Figures:
    """Pairs of the wanted and the given verdict."""
    pairs = list(pairs)
    wanted = sum(want is not Verdict.PASS for want, _ in pairs)
    given = sum(verdict is not Verdict.PASS for _, verdict in pairs)
    both = sum(Verdict.PASS not in pair for pair in pairs)
    exact = sum(want is verdict for want, verdict in pairs)
    return Figures(len(pairs), 100 * both / given, 100 * both / wanted, 100 * exact / len(pairs))
