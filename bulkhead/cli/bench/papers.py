"""A folder of client folders as one finds it: letters, prints, slides, tables and notes, the same at every run."""

import io
import random
import string
from collections.abc import Callable
from pathlib import Path

import pptx  # lint: libraries -- a made folder has slides in it, and no page of ours makes any.
from pptx.util import Inches  # lint: libraries -- as above.

from bulkhead.render.pdf_paper import pdf_paper
from bulkhead.render.word_paper import word_paper

CLIENTS, FILES = 12, 300
A_STRAY = 40  # every so many files, one names another client.


def a_folder(top: Path) -> Path:
    """300 files of five kinds in twelve folders."""
    dice = random.Random(5)  # noqa: S311 -- the same words at every run, and no secret among them.
    words = ["".join(dice.choices(string.ascii_lowercase, k=dice.randint(2, 10))) for _ in range(3000)]
    names = ["".join(dice.choices(string.ascii_lowercase, k=8)).title() for _ in range(CLIENTS)]
    kinds = list(KINDS.items())
    for number in range(FILES):
        own, other = names[number % CLIENTS], names[(number + 1) % CLIENTS]
        ending, made = kinds[number % len(kinds)]
        said = f"{other} said so." if number % A_STRAY == 0 else ""
        pages = [" ".join(dice.choices(words, k=300)) for _ in range(dice.choice((1, 2, 4, 8)))]
        (top / own).mkdir(exist_ok=True)
        (top / own / f"paper {number}.{ending}").write_bytes(made([*pages, said]))
    return top


def _letter(pages: list[str]) -> bytes:
    return word_paper("\n\n".join(f"## Page\n\n{page}" for page in pages))


def _print(pages: list[str]) -> bytes:
    return pdf_paper("\n\n".join(f"## Page\n\n{page}" for page in pages))


def _slides(pages: list[str]) -> bytes:
    deck, written = pptx.Presentation(), io.BytesIO()
    for page in pages:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        slide.shapes.add_textbox(Inches(1), Inches(1), Inches(8), Inches(5)).text_frame.text = page
        slide.notes_slide.notes_text_frame.text = page[:200]
    deck.save(written)
    return written.getvalue()


def _table(pages: list[str]) -> bytes:
    return "\n".join(",".join(page.split()[at : at + 10]) for page in pages for at in range(0, 300, 10)).encode()


def _note(pages: list[str]) -> bytes:
    return "\n\n".join(pages).encode()


KINDS: dict[str, Callable[[list[str]], bytes]] = {
    "docx": _letter, "pdf": _print, "pptx": _slides, "csv": _table, "md": _note
}  # fmt: skip
