"""Cleaning a file: what can be taken out of it, in words, and a copy without it. The pages read as before."""

from collections.abc import Callable, Collection
from functools import partial

from bulkhead.base.removals import Cleaned, Removable
from bulkhead.render.cleaning import office, pdf, photos, texts
from bulkhead.render.cleaning.tally import GROUPS, Tally
from bulkhead.render.refusals import Refused
from bulkhead.render.template.opening import OLE, PROTECTED

__all__ = ["GROUPS", "clean", "survey"]

UNKNOWN = "This kind of file cannot be cleaned. Save it as .docx, .pptx, .xlsx, .pdf, .jpg or .png and clean that."
EMPTY = "The file is empty."
OLD = "It is in an old format of Office. Save it as .docx, .pptx or .xlsx and clean that."
OTHER_KIND = "Its name says .{ending}, but it is something else or damaged. Save it again and clean that."
TEXTS = {"md": "md", "markdown": "md", "html": "html", "htm": "html", "svg": "svg"}
PLAIN = frozenset({"txt", "text", "csv", "tsv"})
PICTURES = frozenset({"jpg", "jpeg", "png", "webp"})
ZIP = b"PK\x03\x04"
PDF_WITHIN = 1024
CONTROLS = frozenset({*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)})

Clean = Callable[..., Cleaned]


def survey(name: str, *, content: bytes) -> list[Removable]:
    """The groups that are in the file. Found by cleaning a copy, so that no promise is made that cleaning breaks."""
    return list(_cleaning(name, content)(tally=Tally(GROUPS)).removed)


def clean(name: str, *, content: bytes, keys: Collection[str]) -> Cleaned:
    """A copy without these groups, and what it no longer holds; without anything of them, the file as it is."""
    return _cleaning(name, content)(tally=Tally(keys))


def _cleaning(name: str, content: bytes) -> Clean:
    if not content.strip():
        raise Refused(EMPTY)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if content.startswith(OLE):
        is_locked = "EncryptedPackage".encode("utf-16-le") in content
        raise Refused(f"It cannot be cleaned: {PROTECTED}." if is_locked else OLD)
    found = _by_content(name, content, ending)
    if found is None:
        raise Refused(OTHER_KIND.format(ending=ending) if ending in KNOWN else UNKNOWN)
    return found


def _by_content(name: str, content: bytes, ending: str) -> Clean | None:
    found: Clean | None = None
    if ending in office.BY_ENDING and content.startswith(ZIP):
        program = office.BY_ENDING[ending]
        found = partial(office.clean, name, content=content, program=program)
    elif ending == "pdf" and b"%PDF-" in content[:PDF_WITHIN]:
        found = partial(pdf.clean, name, content=content)
    elif ending in PICTURES and photos.is_picture(content):
        found = partial(photos.clean, name, content=content)
    elif ending in TEXTS and _is_text(content):
        found = partial(texts.clean, name, content=content, kind=TEXTS[ending])
    elif ending in PLAIN and _is_text(content):
        found = partial(_as_it_is, name, content=content)
    return found


def _as_it_is(name: str, *, content: bytes, tally: Tally) -> Cleaned:
    """Letters and nothing else."""
    del tally
    return Cleaned(content, (), name)


def _is_text(content: bytes) -> bool:
    return content.startswith((b"\xff\xfe", b"\xfe\xff")) or CONTROLS.isdisjoint(content[:65536])


KNOWN = frozenset({*office.BY_ENDING, *TEXTS, *PLAIN, *PICTURES, "pdf"})
