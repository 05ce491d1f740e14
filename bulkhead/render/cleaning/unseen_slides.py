"""What a presentation holds and no slide shows: hidden slides, hidden shapes, shapes beside the slide."""

import math
from collections.abc import Iterator

from lxml import etree

from bulkhead.render.cleaning import object_names, orphans, trees
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.cleaning.unseen_text import remove_stale_copies
from bulkhead.render.template import slides
from bulkhead.render.template.pages import Page
from bulkhead.render.template.vocabulary import SLIDE, names

SHAPES = names(SLIDE, "sp", "pic", "graphicFrame", "grpSp", "cxnSp", "contentPart")
TREE = names(SLIDE, "spTree")
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
SHOWN = (".slide+xml",)
SIZE = (12_192_000, 6_858_000)


def remove(folder: Folder, *, group: Group) -> None:
    hidden = [page for page in folder.pages_of(*SHOWN) if page.part.root.get("show") in ("0", "false")]
    everything = folder.pages_of(*SHOWN)
    for page in hidden if len(hidden) < len(everything) else ():
        group.note("hidden slide", place=page.where.of(page.part.root), text=trees.said(page.part.root))
        slides.remove(page)
    size = _size(folder)
    for page in everything:
        _remove_shapes(page, size, group)
        remove_stale_copies(page, group=group)
    object_names.remove(folder, group=group)
    orphans.sweep(folder)


def _size(folder: Folder) -> tuple[int, int]:
    main = folder.main
    size = None if main is None else next(main.root.iter(*names(SLIDE, "sldSz")), None)
    return SIZE if size is None else (int(size.get("cx") or SIZE[0]), int(size.get("cy") or SIZE[1]))


def _remove_shapes(page: Page, size: tuple[int, int], group: Group) -> None:
    moved = {each.get("spid") for each in page.part.root.iter("{*}spTgt")}
    gone = []
    for shape in list(page.part.root.iter(*SHAPES)):
        about = _about(shape)
        if about is not None and trees.is_on(about.get("hidden")):
            gone.append(shape)
            group.note("hidden shape", place=page.where.of(shape), text=trees.said(shape))
        elif about is not None and about.get("id") not in moved and _is_beside(shape, size):
            gone.append(shape)
            group.note("shape beside the slide", place=page.where.of(shape), text=trees.said(shape))
    ids = {each.get("id") for shape in gone for each in shape.iter("{*}cNvPr")}
    for shape in gone:
        trees.drop(shape)
        page.part.touched = True
    _forget(page, ids, moved)


def _forget(page: Page, ids: set[str | None], moved: set[str | None]) -> None:
    """Lines that ended at a shape end where they are; a slide that moved one moves no more."""
    for each in [row for row in page.part.root.iter("{*}stCxn", "{*}endCxn") if row.get("id") in ids]:
        trees.drop(each)
    if not ids.isdisjoint(moved):
        for timing in list(page.part.root.iterchildren("{*}timing")):
            trees.drop(timing)


def _about(shape: etree._Element) -> etree._Element | None:
    return next((each for part in shape.iterchildren() for each in part.iterchildren("{*}cNvPr")), None)


def _is_beside(shape: etree._Element, size: tuple[int, int]) -> bool:
    """Wholly outside, even when it is turned; inside a group other measures hold."""
    around = shape.getparent()
    while (
        around is not None
        and around.tag not in TREE
        and trees.local(around) in ("Choice", "Fallback", "AlternateContent")
    ):
        around = around.getparent()
    box = list(_box(shape))
    if around is None or around.tag not in TREE or len(box) != 4:
        return False
    left, top, wide, high = box
    reach = math.hypot(wide, high) / 2
    middle = left + wide / 2, top + high / 2
    return any(at + reach <= 0 or at - reach >= side for at, side in zip(middle, size, strict=True))


def _box(shape: etree._Element) -> Iterator[int]:
    frame = next((each for each in shape.iterchildren("{*}xfrm")), None)
    if frame is None:
        frame = next(
            (each for part in shape.iterchildren("{*}spPr", "{*}grpSpPr") for each in part.iterchildren("{*}xfrm")),
            None,
        )
    for name, keys in (("off", "xy"), ("ext", ("cx", "cy"))):
        found = None if frame is None else next(frame.iterchildren(f"{{*}}{name}"), None)
        values = [] if found is None else [found.get(key) or "" for key in keys]
        yield from (int(value) for value in values if value.removeprefix("-").isdecimal())
