"""Notes for the library only, which never leave it.

One convention: a paragraph, cell, comment or speaker note is one when it begins with `Library note:` or with
`[library note]`, in any letter case; it ends where the paragraph, cell or comment ends. A hidden slide whose first
words are such goes whole. A comment goes with the replies to it, in Excel the whole thread. In markdown it may stand
behind the marks of a quote, a list item or emphasis, or in an HTML comment, and ends at the next empty line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from bulkhead.render.template.package import Package
from bulkhead.render.template.pages import THREADED, Page, pages, spoken
from bulkhead.render.template.results import Note
from bulkhead.render.template.threads import RunThread, Thread, element_thread
from bulkhead.render.template.vocabulary import SHEET, SLIDE, TEXT, WORD, names

WHITE = r"\s*"
BEGINS = re.compile(WHITE + r"(?:library\s+note\s*:|\[\s*library\s+note\s*\])", re.IGNORECASE)
# Excel writes the name of the author into the first line of a comment.
ANY_LINE_BEGINS = re.compile(rf"^[^\S\n]*{BEGINS.pattern.removeprefix(WHITE)}", re.IGNORECASE | re.MULTILINE)
# Letters without the marks between them; what is written as a code could spell anything.
MARK_UP = re.compile(rb"<[^>]*>")
MAY_NOTE = re.compile(rb"library(?:\s|\xc2\xa0)+note|\0|&#", re.IGNORECASE)
MODERN_COMMENTS = ("http://schemas.microsoft.com/office/powerpoint/2018/8/main",)
COMMENT = (
    *names(WORD, "comment"),
    *names(SHEET, "comment"),
    *names(SLIDE, "cm"),
    *names(MODERN_COMMENTS, "reply", "cm"),
    *names(THREADED, "threadedComment"),
)


@dataclass(frozen=True)
class Found:
    """A note and what goes with it: the paragraph, cell or comment, or the whole page for a hidden slide."""

    note: Note
    page: Page
    thread: Thread
    element: etree._Element
    is_slide: bool = False


def begins_note(text: str) -> bool:
    return BEGINS.match(text) is not None


def notes(package: Package) -> list[Found]:
    """The notes of a file, each comment and each slide once; a slide that is one is left out of the package."""
    found: dict[etree._Element | tuple[etree._Element, str], Found] = {}
    for page in pages(package):
        if (page.is_spoken or _is_kept_aside(page)) and _may_note(
            page.part.content, is_sheet=page.part.kind.endswith(".worksheet+xml")
        ):
            for each in _on(page):
                found.setdefault(_one(each), each)
                if each.is_slide:
                    page.package.left_out.add(page.part.key)
    return [each for each in found.values() if each.is_slide or each.page.part in each.page.package.reachable()]


def _one(found: Found) -> etree._Element | tuple[etree._Element, str]:
    return (found.element, found.note.text) if found.element is found.thread.element else found.element


def _may_note(content: bytes, *, is_sheet: bool) -> bool:
    if is_sheet and b"inlineStr" not in content:
        return MAY_NOTE.search(content) is not None
    return MAY_NOTE.search(MARK_UP.sub(b"", content)) is not None or MAY_NOTE.search(content) is not None


def _on(page: Page) -> Iterator[Found]:
    if _is_kept_aside(page):
        yield from _aside(page)
        return
    is_first = page.part.kind.endswith(".slide+xml") and page.part.root.get("show") in ("0", "false")
    for thread in spoken(page):
        comment = _comment(thread.element)
        begins = ANY_LINE_BEGINS.search(thread.text) if comment is not None else BEGINS.match(thread.text)
        if begins and is_first:
            yield Found(Note(_short(thread.text), thread.place), page, thread, page.part.root, is_slide=True)
            return
        if begins:
            element = thread.element if comment is None else comment
            yield Found(Note(_short(thread.text), thread.place), page, thread, element)
        is_first = is_first and not (isinstance(thread, RunThread) and thread.text.strip())


def _is_kept_aside(page: Page) -> bool:
    """Where Word keeps building blocks, and what it shows in content controls."""
    return page.part.kind.endswith(".document.glossary+xml") or page.part.key.startswith("customxml/item")


def _aside(page: Page) -> Iterator[Found]:
    loose = (element_thread(each, where=page.where) for each in page.part.root.iter("*") if each.tag not in TEXT)
    for thread in [*spoken(page), *loose]:
        if begins_note(thread.text):
            yield Found(Note(_short(thread.text), thread.place), page, thread, thread.element)


def _comment(element: etree._Element) -> etree._Element | None:
    return next((each for each in [element, *element.iterancestors()] if each.tag in COMMENT), None)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:79]}…"
