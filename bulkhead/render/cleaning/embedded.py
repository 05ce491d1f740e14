"""Files inside the file: workbooks behind charts, objects, attachments. Their picture on the page stays."""

import re

from bulkhead.render.cleaning import object_pictures, trees
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.template.package import Relationship
from bulkhead.render.template.parts import Part
from bulkhead.render.template.vocabulary import CHART, names

HOLDING = frozenset({"package", "oleObject", "control", "powerPivotData"})
WORDS = {
    "chart": "workbook behind a chart; the chart keeps its picture, its numbers can no longer be edited",
    "control": "control",
    "powerPivotData": "figures of a model",
}
CHARTS = (".chart+xml", ".chartex+xml", "drawingml.chart+xml")
FORMULA = names(CHART, "f")
SHEET_OF_FORMULA = re.compile(r"^\(?(?:'(?:[^']|'')*'|[^!'(]+)!")


def remove(folder: Folder, *, group: Group) -> None:
    rows = [row for row in folder.arrows(*HOLDING) if not row.is_external]
    for row in rows:
        holder = folder.package.parts.get(row.source)
        is_chart = holder is not None and holder.kind.endswith(CHARTS)
        word = WORDS.get("chart" if is_chart else row.kind, "file")
        group.note(word, place=folder.place(row.target), text=row.target.rpartition("/")[2])
    take_out(folder, rows=rows)


def take_out(folder: Folder, *, rows: list[Relationship]) -> None:
    """Also links to such files elsewhere."""
    by_source: dict[str, set[str]] = {}
    for row in rows:
        by_source.setdefault(row.source, set()).add(row.id)
    for source, ids in by_source.items():
        part = folder.package.parts.get(source)
        if part is not None and part.is_xml:
            _release(folder, part, ids)
    trees.sever(folder.package, rows=rows)


def _release(folder: Folder, part: Part, ids: set[str]) -> None:
    part.touched = True
    for element in trees.linked(part.root, ids=ids):
        if element.tag in object_pictures.OBJECT:
            object_pictures.show(folder, slide=part, element=element)
        elif trees.local(element) not in ("sheet", "imagedata"):
            trees.drop(element)
    if part.kind.endswith(CHARTS):
        for formula in part.root.iter(*FORMULA):
            formula.text = SHEET_OF_FORMULA.sub("Sheet1!", formula.text or "")
