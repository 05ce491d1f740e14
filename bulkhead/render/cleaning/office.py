"""Word, PowerPoint and Excel files: what is to go goes, group by group, and the rest is written as it was."""

import io
import zipfile
from collections.abc import Callable

from bulkhead.base.removals import Cleaned
from bulkhead.render.cleaning import (
    changes,
    custom,
    embedded,
    links,
    macros,
    orphans,
    properties,
    remarks,
    speaker_notes,
    unseen_cells,
    unseen_slides,
    unseen_text,
)
from bulkhead.render.cleaning.folder import Folder, folders
from bulkhead.render.cleaning.tally import Group, Tally
from bulkhead.render.refusals import Refused
from bulkhead.render.template.opening import opened
from bulkhead.render.template.package import Package
from bulkhead.render.template.program import EXCEL, POWERPOINT, WORD, Program
from bulkhead.render.template.results import NotATemplate

BY_ENDING = {
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), WORD),
    **dict.fromkeys(("pptx", "pptm", "ppsx", "ppsm", "potx", "potm"), POWERPOINT),
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xltm"), EXCEL),
}
SIGNED = "It carries a digital signature, which any change would break. Ask for a file that is not signed."
SHARED = "Several people edit this workbook at once. Stop sharing it in Excel, save it and clean it then."
MEANT = {WORD: "word/", POWERPOINT: "ppt/", EXCEL: "xl/"}


def clean(name: str, *, content: bytes, tally: Tally, program: Program) -> Cleaned:
    try:
        package = _opened(content, program)
        return Cleaned(_cleaned(package, content, tally), tally.removables(), _name(name, tally))
    except NotATemplate as refused:
        raise Refused(f"It cannot be cleaned: {refused.reason}.") from refused
    except RecursionError as deep:
        raise Refused(f"It cannot be cleaned: {program.damaged}.") from deep


def _opened(content: bytes, program: Program) -> Package:
    package = opened(content, program=program)
    _judge(package, program)
    for folder in _all(package):
        macros.read_as_plain(folder)
    if not any(part.kind.endswith(program.body) and len(part.root) for part in package.reachable()):
        raise NotATemplate(program.damaged)
    return package


def _all(package: Package) -> list[Package]:
    return [package, *(each for inner in package.inner.values() for each in _all(inner))]


def _judge(package: Package, program: Program) -> None:
    for each in _all(package):
        if any(part.is_xml and b"<!DOCTYPE" in part.content for part in each.parts.values()):
            raise NotATemplate(each.program.declares_entities)
        if any("digital-signature" in (row.element.get("Type") or "") for row in each.relationships()):
            raise Refused(SIGNED)
    if any(part.kind.endswith("revisionHeaders+xml") for part in package.parts.values()):
        raise Refused(SHARED)
    if not any(key.startswith(MEANT[program]) for key in package.parts):
        raise NotATemplate(program.damaged)


def _cleaned(package: Package, content: bytes, tally: Tally) -> bytes:
    everything = list(folders(package))
    loose = [found for folder in everything for found in orphans.loose(folder)]
    for key, remove in REMOVERS.items():
        if tally.wants(key):
            for folder in list(folders(package)):
                remove(folder, group=tally[key])
                orphans.sweep(folder)
    remark = _comment_of_archive(content)
    # No program writes these again, so they go with anything else that goes.
    if loose and (tally.wants("hidden") or tally.removables()):
        for word, text in loose:
            tally["hidden"].note(word, place=everything[0].place(""), text=text)
        for folder in folders(package):
            orphans.sweep(folder)
    if remark and (tally.wants("properties") or tally.removables()):
        tally["properties"].note("comment of the archive", place="archive", text=remark)
    return package.written() if tally.removables() else content


def _comment_of_archive(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.comment.decode("utf-8", "replace")


def _remove_hidden(folder: Folder, *, group: Group) -> None:
    for program, remove in UNSEEN.items():
        if folder.program is program:
            remove(folder, group=group)


def _name(name: str, tally: Tally) -> str:
    return macros.plain_name(name) if tally["macros"].count else name


Remover = Callable[..., None]
UNSEEN: dict[Program, Remover] = {
    WORD: unseen_text.remove,
    POWERPOINT: unseen_slides.remove,
    EXCEL: unseen_cells.remove,
}
# Hidden parts late, so that a comment on a hidden slide counts as a comment; properties last.
REMOVERS: dict[str, Remover] = {
    "comments": remarks.remove,
    "changes": changes.accept,
    "notes": speaker_notes.remove,
    "embedded": embedded.remove,
    "links": links.remove,
    "macros": macros.remove,
    "custom": custom.remove,
    "hidden": _remove_hidden,
    "properties": properties.remove,
}
