"""Pivot tables keep a copy of all they were made from. Without it they are tables of figures like any other."""

from bulkhead.render.cleaning import trees
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.template.parts import Part

CACHES = "pivotCacheDefinition+xml"


def remove(folder: Folder, *, group: Group) -> None:
    for page in folder.pages_of(CACHES):
        if not _has_slicers(folder):
            items = " ".join(each.get("v") or "" for each in page.part.root.iter("{*}s"))
            group.note("copy of the figures behind a pivot table", place="workbook", text=items)
    take_out(folder)


def take_out(folder: Folder, *, only_from_outside: bool = False) -> None:
    """All pivot tables, or only those whose figures came from elsewhere; one with slicers stays whole."""
    if _has_slicers(folder):
        return
    gone = {part.key for part in folder.parts(CACHES) if not only_from_outside or _is_from_outside(part)}
    tables = {row.source for row in folder.arrows("pivotCacheDefinition") if row.target in gone}
    rows = [row for row in folder.arrows("pivotCacheDefinition", "pivotTable") if row.target in gone | tables]
    main = folder.main
    if main is not None and gone:
        ids = {row.id for row in rows if row.source == main.key}
        for each in trees.linked(main.root, ids=ids):
            around = each.getparent()
            trees.drop(each)
            if around is not None and len(around) == 0:
                trees.drop(around)
            main.touched = True
    trees.sever(folder.package, rows=rows)


def _is_from_outside(cache: Part) -> bool:
    source = next(cache.root.iter("{*}cacheSource"), None)
    return source is not None and source.get("type") != "worksheet"


def _has_slicers(folder: Folder) -> bool:
    return bool(folder.arrows("slicerCache", "timelineCache"))
