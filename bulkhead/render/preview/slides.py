"""PowerPoint files: one section a slide, its title first, its notes last."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from lxml import etree

from bulkhead.render.compare.lettering import text_of
from bulkhead.render.compare.slides import SlidesPaper
from bulkhead.render.compare.stories import Story, Unit
from bulkhead.render.preview.markup import fitting, marked
from bulkhead.render.preview.results import Preview
from bulkhead.render.template.vocabulary import DRAWING, SLIDE_TABLE, names

NOTES = "notes"
NO_PICTURES = "Pictures, charts and layout are not shown."
NOT_FOR_READERS = "Speaker notes and hidden slides are not shown."
HIDDEN = ("0", "false")


def preview(content: bytes) -> Preview:
    return _shown(SlidesPaper(content).stories)


def for_readers(content: bytes) -> Preview:
    """What the slides say to those they are shown to."""
    paper = SlidesPaper(content)
    shown = [story for story in paper.stories if paper.package.parts[story.key].root.get("show") not in HIDDEN]
    kept = [replace(story, units=[unit for unit in story.units if unit.block.style != NOTES]) for story in shown]
    found = _shown(kept)
    left_out = sum(len(story.units) for story in paper.stories) > sum(len(story.units) for story in kept)
    return replace(found, cut=(*found.cut, NOT_FOR_READERS)) if left_out else found


def _shown(stories: Sequence[Story]) -> Preview:
    total = f"{len(stories):,}"
    html, cut = fitting(
        map(_section, stories), said=lambda kept: f"Only the first {kept:,} of {total} slides are shown."
    )
    return Preview(html=html, cut=(*cut, NO_PICTURES))


def _section(slide: Story) -> str:
    titles = [unit for unit in slide.units if unit.block.style == "title"]
    said = marked(" ".join(" ".join(unit.text.split()) for unit in titles))
    heading = f"{slide.place.capitalize()}: {said}" if said else slide.place.capitalize()
    rest = [unit for unit in slide.units if unit.block.style != "title"]
    return f"<section><h2>{heading}</h2>{''.join(_parts(rest))}</section>"


def _parts(units: Sequence[Unit]) -> Iterator[str]:
    for table, group in groupby(units, key=_table):
        if table is not None:
            yield _rows(table)
        else:
            for style, same in groupby(group, key=lambda unit: unit.block.style):
                yield "<h3>Notes</h3>" if style == NOTES else ""
                yield from (f"<p>{_lines(unit.text)}</p>" for unit in same)


def _table(unit: Unit) -> etree._Element | None:
    return next(unit.element.iterancestors(*SLIDE_TABLE), None) if unit.element is not None else None


def _rows(table: etree._Element) -> str:
    rows = ("".join(f"<td>{_cell(cell)}</td>" for cell in row.iterchildren(*names(DRAWING, "tc"))) for row in table)
    return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in rows if row)}</tbody></table>"


def _cell(cell: etree._Element) -> str:
    return "<br>".join(_lines(text_of(paragraph)) for paragraph in cell.iter(*names(DRAWING, "p")))


def _lines(text: str) -> str:
    return marked(text).replace("\n", "<br>")
