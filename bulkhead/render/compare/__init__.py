"""Two versions of a file: their texts, their differences, and the new one with some differences left out."""

from collections.abc import Callable, Collection
from pathlib import PurePath

from bulkhead.render.compare.changes import Changes
from bulkhead.render.compare.meeting import meetings
from bulkhead.render.compare.merging import merged
from bulkhead.render.compare.pages import PdfPaper
from bulkhead.render.compare.plain import MarkdownPaper, TextPaper
from bulkhead.render.compare.results import Block, Change, File
from bulkhead.render.compare.sheets import SheetsPaper
from bulkhead.render.compare.slides import SlidesPaper
from bulkhead.render.compare.stories import Paper
from bulkhead.render.compare.word import WordPaper
from bulkhead.render.refusals import Refused
from bulkhead.render.template.results import NotATemplate

__all__ = ["Block", "Change", "File", "differences", "merge", "outline"]

KINDS: dict[str, Callable[[bytes], Paper]] = {
    ".docx": WordPaper,
    ".pptx": SlidesPaper,
    ".xlsx": SheetsPaper,
    ".md": MarkdownPaper,
    ".txt": TextPaper,
    ".pdf": PdfPaper,
}
UNKNOWN = "Only .docx, .pptx, .xlsx, .pdf, .md and .txt files can be compared."


def outline(name: str, *, content: bytes) -> list[Block]:
    """Every text of a file in the order of reading."""
    return paper(File(name, content)).blocks()


def differences(old: File, *, new: File) -> list[Change]:
    """What a reader of the old file would find changed in the new one; nothing for a file and itself."""
    before, after = paper(old), paper(new)
    return Changes(before, new=after, met=meetings(before, new=after)).all


def merge(new: File, *, old: File, skipped: Collection[str]) -> bytes:
    """The new file with the changes of these keys put back to what they were."""
    if not skipped:
        return new.content
    before, after = paper(old), paper(new)
    return merged(after, old=before, met=meetings(before, new=after), skipped=skipped)


def paper(file: File) -> Paper:
    kind = KINDS.get(PurePath(file.name).suffix.lower())
    if kind is None:
        raise Refused(UNKNOWN)
    try:
        return kind(file.content)
    except NotATemplate as refused:
        raise Refused(f"It could not be read: {refused}.") from refused
