"""The guard on long files and long lists of names, in CPU seconds of the process that reads.

`python -m bulkhead.cli.bench.guard`
"""

import random
import string
import time
from collections.abc import Callable
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
A_PAGE = 450
TIMES = 3


def main() -> None:
    clients = Names(_terms(10))
    docx, pdf = word_paper(_pages(50)), pdf_paper(_pages(200))
    many, text = Names(_terms(2500)), Reading("txt", (Passage("line 1", _megabyte()),))
    hand_over(
        [
            _timed("guard, 50-page docx", lambda: _judged("long.docx", docx, clients), budget=0.4),
            _timed("guard, 200-page PDF", lambda: _judged("long.pdf", pdf, clients), budget=2.5),
            _timed("guard, 5,000 names in 1 MB", lambda: judge(text, names=many, target="client-0"), budget=0.15),
        ]
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


def _megabyte() -> str:
    return _words(170_000)[: 1 << 20]


if __name__ == "__main__":
    main()
