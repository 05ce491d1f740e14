"""The guard on long files and long lists of names, in CPU seconds of the process that reads.

`python -m bulkhead.cli.bench.guard`
"""

import random
import string
import time
from collections.abc import Callable, Sequence
from statistics import median

from bulkhead.cli.bench.figures import Figure, hand_over
from bulkhead.guard.matching import Names, Term, judge
from bulkhead.guard.reading import read
from bulkhead.guard.readings import Passage, Reading
from bulkhead.guard.verdicts import Judgement
from bulkhead.render.pdf_paper import pdf_paper
from bulkhead.render.word_paper import word_paper

DICE = random.Random(7)  # noqa: S311 -- the same words at every run, and no secret among them.
WORDS = ["".join(DICE.choices(string.ascii_lowercase, k=DICE.randint(2, 10))) for _ in range(4000)]
# What must be folded before it can be compared: accents, Greek and Cyrillic letters that look like ours, signs.
ACCENTS = str.maketrans("aeonucs", "äéøñυсš")
A_PAGE = 450
TIMES = 3
NAMES = (50, 500, 5_000)


def main() -> None:
    clients = Names(_terms(10))
    docx, pdf = word_paper(_pages(50)), pdf_paper(_pages(200))
    hand_over(
        [
            _timed("guard, 50-page docx", lambda: _judged("long.docx", docx, clients), budget=0.4),
            _timed("guard, 200-page PDF", lambda: _judged("long.pdf", pdf, clients), budget=2.5),
            *(_matched(count, MEGABYTES[kind], kind) for count in NAMES for kind in MEGABYTES),
        ]
    )


def _matched(count: int, text: Reading, kind: str) -> Figure:
    """`kind` is empty for plain letters."""
    names = Names(_terms(count // 2))
    return _timed(
        f"guard, {count:,} names in 1 MB{kind}", lambda: judge(text, names=names, target="client-0"), budget=0.15
    )


def _judged(name: str, content: bytes, clients: Names) -> Judgement:
    return judge(read(name, content=content), names=clients, target="client-0")


def _timed(name: str, work: Callable[[], object], *, budget: float) -> Figure:
    work()
    took = []
    for _ in range(TIMES):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return Figure(name, round(median(took), 3), "s", budget, TIMES)


def _terms(count: int) -> list[Term]:
    """Two names a client: a made-up company, and its domain."""
    names = ["".join(DICE.choices(string.ascii_lowercase, k=9)).title() for _ in range(count)]
    legal = [Term(f"client-{number}", "legal_name", f"{name} Works Ltd") for number, name in enumerate(names)]
    return legal + [Term(f"client-{n}", "domain", f"{name.lower()}.example") for n, name in enumerate(names)]


def _pages(count: int) -> str:
    return "\n\n".join(f"## Page {number}\n\n{_words(A_PAGE)}" for number in range(count))


def _words(count: int) -> str:
    return " ".join(DICE.choices(WORDS, k=count))


def _megabyte(words: Sequence[str]) -> Reading:
    """In paragraphs, as files have it; a megabyte is counted in letters."""
    text = " ".join(DICE.choices(words, k=190_000))[: 1 << 20]
    return Reading("txt", tuple(Passage(f"line {at}", text[at : at + 600]) for at in range(0, len(text), 600)))


MEGABYTES = {"": _megabyte(WORDS), " of accents": _megabyte([word.translate(ACCENTS) for word in WORDS])}

if __name__ == "__main__":
    main()
