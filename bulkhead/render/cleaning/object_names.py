"""Names of shapes and pictures, which only the list of objects on a page shows."""

import re

from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.template.pages import Page

# What programs call a shape by themselves, in English and German.
ORDINARY = frozenset(
    "title subtitle content text placeholder picture image bild grafik graphic graphical graphics rectangle"
    " rounded oval line connector straight elbow curved arrow group table tabelle chart diagramm diagram object"
    " shape freeform frame slide number date footer header right left up down triangle textbox box textfeld"
    " gruppieren gerade verbinder pfeil rechteck titel untertitel inhaltsplatzhalter textplatzhalter"
    " foliennummernplatzhalter datumsplatzhalter fußzeilenplatzhalter notes notizenplatzhalter"
    " folienbildplatzhalter vertical horizontal comment drawing canvas ink smartart model audio video media"
    " callout star flowchart brace bracket cloud heart sun moon bent block isosceles parallelogram trapezoid"
    " diamond pentagon hexagon octagon cross plus minus process decision legend series axis plot area button"
    " check option combo list spinner scroll bar drop label checkbox note".split()
)
NAMED = ("{*}docPr", "{*}cNvPr")
WORD = re.compile(r"[^\W\d_]+")


def remove(folder: Folder, *, group: Group) -> None:
    for page in folder.pages:
        if b"cNvPr" in page.part.content or b"docPr" in page.part.content:
            _rename(page, group)


def _rename(page: Page, group: Group) -> None:
    for each in page.part.root.iter(*NAMED):
        name = each.get("name") or ""
        if any(word.lower() not in ORDINARY for word in WORD.findall(name)):
            group.note("name of a shape or picture", place=page.where.of(each), text=name)
            each.set("name", f"Object {each.get('id') or ''}".strip())
            page.part.touched = True
