"""Makes a template of a real file: one word that a reader can see becomes a field."""

import re

from bulkhead.render.template.grammar import Replacement
from bulkhead.render.template.opening import opened
from bulkhead.render.template.pages import Page, pages, spoken
from bulkhead.render.template.program import PROGRAMS
from bulkhead.render.template.threads import RunThread

FIELD = "{{client.name}}"
WORD = re.compile(r"[A-Za-z]{4,}")
SHOWN = ("document.main+xml", ".slide+xml", ".sharedStrings+xml")


def planted(name: str, content: bytes) -> tuple[bytes, str]:
    """The template and the part that holds the field; without a word to replace, the file as it is."""
    program = next(each for each in PROGRAMS if name.endswith(each.ending))
    package = opened(content, program=program)
    for page in pages(package):
        if page.package is package and page.part.kind.endswith(SHOWN) and page.part.root.get("show") != "0":
            for thread in spoken(page):
                word = WORD.search(thread.text) if isinstance(thread, RunThread) else None
                if word and is_seen(page, thread.place):
                    thread.write([Replacement(*word.span(), FIELD)])
                    page.part.touched = True
                    return package.written(), page.part.name
    return content, ""


def is_seen(page: Page, place: str) -> bool:
    """Whether it comes out on paper: no cell of a hidden sheet, no text that no cell shows."""
    sheets = [sheet.get("name") for _, sheet in page.layers.sheets if sheet.get("state") in (None, "visible")]
    return not sheets or place.startswith(tuple(f"sheet {name}, " for name in sheets[:1]))
