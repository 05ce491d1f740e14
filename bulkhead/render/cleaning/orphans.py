"""Parts that nothing leads to, and arrows to parts that nobody shows; no program writes either anew."""

import posixpath

from bulkhead.render.cleaning import trees
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.template.package import Relationship

# What is shown only where the part itself says so, by the number of the arrow.
NAMED = frozenset(
    "image hyperlink slide worksheet chartsheet dialogsheet header footer chart oleObject package video audio media"
    " subDocument chartUserShapes diagramData footnotes_ control".split()
)
RELATIONS = "_rels/"


def loose(folder: Folder) -> list[tuple[str, str]]:
    """What each is and what it is called."""
    rows = unshown(folder)
    targets = {row.target for row in rows}
    kept = {part.key for part in folder.package.reachable()}
    parts = [part for key, part in folder.package.parts.items() if key not in kept | targets and RELATIONS not in key]
    arrows = [(f"{_word(row)} that nobody sees", row.element.get("Target") or "") for row in rows]
    return arrows + [("parts that nobody sees", part.name) for part in parts]


def sweep(folder: Folder) -> None:
    """Once things were taken out, what only they showed."""
    trees.sever(folder.package, rows=unshown(folder))


def unshown(folder: Folder) -> list[Relationship]:
    found = []
    mentioned: dict[str, set[str]] = {}
    for row in folder.package.relationships():
        part = folder.package.parts.get(row.source)
        if row.kind in NAMED and part is not None and part.is_xml:
            if row.source not in mentioned:
                mentioned[row.source] = {str(value) for each in part.root.iter("*") for value in each.attrib.values()}
            if row.id not in mentioned[row.source]:
                found.append(row)
    return found


def _word(row: Relationship) -> str:
    return {"hyperlink": "link", "worksheet": "sheet"}.get(row.kind, posixpath.basename(row.kind))
