"""Files with bits turned over at random, read as uploads are: who asks never breaks and never waits for long."""

import base64
import os
import shutil
import subprocess
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from bulkhead.guard.readings import Reading
from bulkhead.isolation import children
from bulkhead.isolation.places import Places
from bulkhead.work.child import BROKEN, MEMORY, TOO_BIG
from bulkhead.work.spares import Spares
from tests.guard import documents
from tests.guard.packed import attach, message, nested, packed, tarred, zipped
from tests.guard.real_files import real_files

ZZUF = shutil.which("zzuf")
# Beside what was read, the most memory that its reader ever held, in kilobytes.
STAGED = """
    import resource
    from bulkhead.work import child
    def weighed(args, content):
        answer = child.TASKS["read"](args, content)
        return b"%d " % resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + answer
    child.TASKS["weighed"] = weighed
    child.main()
"""
LONGEST = 10
RATIOS = ("0.0002", "0.002", "0.02")
needs_zzuf = pytest.mark.skipif(ZZUF is None, reason="NOT RUN: zzuf is not installed -- apt-get install zzuf")


def made() -> dict[str, bytes]:
    """One of each kind, made here: what a mutation meets first must not always be the same library."""
    letter = documents.letter(lambda letter: letter.add_paragraph("Numbers of Bloom & Barrow Ltd"))
    deck = documents.deck(lambda deck: deck.slides.add_slide(deck.slide_layouts[5]))
    book = documents.workbook(lambda book: book.add_worksheet("Budget").write("B4", "Bloom & Barrow Ltd"))
    paper = documents.pdf(documents.page_text("A page of words"), documents.page_text("Another one"))
    mail = message("Good morning, here are the figures you asked for.\n")
    attach(mail, letter, name="report.docx")
    photo = base64.b64encode(documents.PNG).decode()
    return {
        "letter.docx": letter,
        "deck.pptx": deck,
        "book.xlsx": book,
        "paper.pdf": paper,
        "photo.png": documents.PNG,
        "all.zip": zipped({"letter.docx": letter, "paper.pdf": paper, "photo.png": documents.PNG}),
        "deep.zip": nested(book, name="book.xlsx", deep=4),
        "all.tar": tarred({"letter.docx": letter, "paper.pdf": paper}),
        "paper.pdf.gz": packed(paper),
        "mail.eml": mail.as_bytes(),
        "page.html": f"<html><p>Words</p><img src='data:image/png;base64,{photo}'></html>".encode(),
        "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><text>Words</text></svg>",
        "who.vcf": f"BEGIN:VCARD\r\nFN:Grace Long\r\nPHOTO;ENCODING=b:{photo}\r\nEND:VCARD\r\n".encode(),
        "when.ics": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Words\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "rows.csv": b"name,amount\nBloom,12\n" * 40,
        "note.md": b"# Words\n\nmore *words*\n",
    }


def originals() -> list[tuple[str, bytes]]:
    return [*made().items(), *((path.name, path.read_bytes()) for path in real_files())]


def mutated(content: bytes, *, seed: int) -> bytes:
    assert ZZUF is not None
    command = [ZZUF, "-s", str(seed), "-r", RATIOS[seed % len(RATIOS)]]
    return subprocess.run(command, input=content, stdout=subprocess.PIPE, check=True).stdout


@pytest.fixture
def spares(data: Places, monkeypatch: pytest.MonkeyPatch) -> Spares:
    monkeypatch.setattr(children, "COMMAND", [sys.executable, "-c", textwrap.dedent(STAGED)])
    kept = Spares(data.run, parent=os.getpid())
    children.run("read", args={"name": "warm.txt"}, payload=b"words")
    return kept


@dataclass
class Told:
    """How many were read, held, and not survived by their reader; the longest in seconds, the most memory in bytes."""

    ends: Counter[str]
    longest: float = 0.0
    memory: int = 0


def attempted(count: int) -> Told:
    told, files = Told(Counter()), originals()
    for seed in range(count):
        name, content = files[seed % len(files)]
        broken = mutated(content, seed=seed)
        began = time.monotonic()
        try:
            held, _, answer = children.run("weighed", args={"name": name}, payload=broken).partition(b" ")
            told.memory = max(told.memory, int(held) * 1024)
            told.ends["held" if Reading.from_json(answer).hold else "read"] += 1
        except children.ChildFailed as failure:
            told.ends[{BROKEN: "not foreseen", TOO_BIG: "too much memory"}.get(str(failure), "reader ended")] += 1
        told.longest = max(told.longest, time.monotonic() - began)
    return told


def check(count: int, spares: Spares, note: Callable[[str, str], None]) -> None:
    parent = spares._warm
    told = attempted(count)
    is_same = spares._warm is parent and parent is not None and parent.poll() is None
    spares.stop()

    figures = ", ".join(f"{number} {word}" for word, number in told.ends.most_common())
    spent = f"longest {told.longest:.1f} s, most memory {told.memory >> 20} MB"
    note("measured", f"Guard, {count} mutated files: {figures}; {spent}")
    assert (told.ends.total(), told.ends["not foreseen"], is_same) == (count, 0, True)
    assert (told.longest <= LONGEST, 0 < told.memory <= MEMORY) == (True, True)


@needs_zzuf
def test_mutated_files_break_nobody_but_their_own_reader(
    spares: Spares, record_property: Callable[[str, object], None]
) -> None:
    check(150, spares, record_property)


@needs_zzuf
@pytest.mark.deep
def test_a_thousand_mutated_files_break_nobody_but_their_own_reader(
    spares: Spares, record_property: Callable[[str, object], None]
) -> None:
    check(1000, spares, record_property)


def test_each_kind_is_read_before_it_is_mutated(data: Places) -> None:
    """Or else a mutation would be tried on what was held anyway."""
    spares = Spares(data.run, parent=os.getpid())
    answers = {name: children.run("read", args={"name": name}, payload=content) for name, content in made().items()}
    spares.stop()

    held = [name for name, answer in answers.items() if Reading.from_json(answer).hold]
    assert held == ["photo.png", "all.zip"]
