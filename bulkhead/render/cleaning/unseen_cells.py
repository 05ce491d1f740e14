"""What a workbook holds and no sheet shows: hidden sheets, rows, columns, texts without a cell, copies of figures."""

from collections.abc import Collection, Iterator

from lxml import etree

from bulkhead.render.cleaning import object_names, orphans, pivots, trees
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.cleaning.frozen import freeze
from bulkhead.render.cleaning.reach import Emptied, Reach, named
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.compare import cells
from bulkhead.render.compare.workbook import Workbook
from bulkhead.render.template.pages import Page
from bulkhead.render.template.slides import COUNTED
from bulkhead.render.template.vocabulary import SHEET, names

HIDDEN_SHEET = ("hidden", "veryHidden")
ITEM = names(SHEET, "si")
SHAPES = ("{*}sp", "{*}pic", "{*}graphicFrame", "{*}grpSp", "{*}cxnSp")
ANCHORS = ("{*}twoCellAnchor", "{*}oneCellAnchor", "{*}absoluteAnchor")
SWITCHED_MARGINS = {"differentOddEven": ("evenHeader", "evenFooter"), "differentFirst": ("firstHeader", "firstFooter")}


def remove(folder: Folder, *, group: Group) -> None:
    if folder.main is None:
        return
    pivots.remove(folder, group=group)
    known, before = named(folder), _shown(folder)
    strings = _strings(folder)
    emptied = _empty_cells(folder, strings, group)
    gone = _hidden_sheets(folder)
    emptied |= dict.fromkeys(gone.values(), Emptied(is_all=True))
    if emptied:
        reach = Reach(emptied, names=known)
        freeze(folder, speaks=reach.speaks, places_too=False)
        if gone:
            _take_out_sheets(folder, gone, Reach(emptied), group)
    _remove_names(folder, group)
    for page in folder.pages_of(".worksheet+xml", ".chartsheet+xml"):
        if page.part.key not in gone:
            _remove_from_sheet(page, group)
    _remove_shapes(folder, group)
    _empty_strings(folder, gone, before, group)
    object_names.remove(folder, group=group)
    orphans.sweep(folder)


def _strings(folder: Folder) -> list[str]:
    return [trees.said(item) for part in folder.parts("sharedStrings+xml") for item in part.root.iterchildren(*ITEM)]


def _hidden_sheets(folder: Folder) -> dict[str, str]:
    rows = folder.layers.sheets
    hidden = {key: sheet.get("name") or "" for key, sheet in rows if sheet.get("state") in HIDDEN_SHEET}
    return hidden if len(hidden) < len(rows) else {}


def _take_out_sheets(folder: Folder, gone: dict[str, str], reach: Reach, group: Group) -> None:
    for key, name in gone.items():
        group.note("hidden sheet", place=f"sheet {name}", text=" ".join(_texts(folder, key)))
    freeze(folder, speaks=reach.speaks_of_sheet)
    book = Workbook(folder.package)
    for key in gone:
        book.take_out(key)
    trees.sever(folder.package, rows=folder.arrows("calcChain"))
    for part in folder.parts("extended-properties+xml"):
        for each in [row for row in part.root if trees.local(row) in COUNTED]:
            trees.drop(each)
            part.touched = True


def _texts(folder: Folder, key: str) -> Iterator[str]:
    strings = _strings(folder)
    for cell in folder.package.parts[key].root.iter("{*}c"):
        yield _said(cell, strings)


def _said(cell: etree._Element, strings: list[str]) -> str:
    value = cell.findtext("{*}v") or ""
    if cell.get("t") == "s":
        return strings[int(value)] if value.isdecimal() and int(value) < len(strings) else ""
    return value or trees.said(cell)


def _empty_cells(folder: Folder, strings: list[str], group: Group) -> dict[str, Emptied]:
    """Rows and columns stay hidden where they are, with nothing in them."""
    found: dict[str, Emptied] = {}
    book = Workbook(folder.package)
    for key, sheet in folder.layers.sheets:
        part = folder.package.parts[key]
        if sheet.get("state") in HIDDEN_SHEET or not _may_hide(part.content):
            continue
        kept = book.headed(key) | set(_shown_by_merging(part.root))
        told: dict[tuple[str, int], list[str]] = {}
        for cell, is_row in _hidden_cells(part.root):
            address = cells.address(cell)
            if address and address not in kept and len(cell):
                line = ("row", address[0]) if is_row else ("column", address[1])
                told.setdefault(line, []).append(_said(cell, strings))
                trees.drop(cell)
                part.touched = True
        name = sheet.get("name") or ""
        for (what, _), texts in told.items():
            group.note(f"hidden {what}s", place=f"sheet {name}", text=" ".join(texts))
        if told:
            rows, columns = (sorted(number for kind, number in told if kind == each) for each in ("row", "column"))
            found[name] = Emptied(rows, columns)
    return found


def _may_hide(content: bytes) -> bool:
    return b"idden=" in content or b'ht="0' in content or b'width="0' in content or b"zeroHeight" in content


def _hidden_cells(root: etree._Element) -> list[tuple[etree._Element, bool]]:
    columns = [
        (int(each.get("min") or 0), int(each.get("max") or 0))
        for each in root.iter("{*}col")
        if trees.is_on(each.get("hidden")) or _is_nothing(each.get("width"))
    ]
    found = []
    for row in root.iter("{*}row"):
        is_hidden = trees.is_on(row.get("hidden")) or _is_nothing(row.get("ht"))
        for cell in row.iterchildren("{*}c"):
            address = cells.address(cell)
            number = address[1] if address else 0
            if is_hidden or any(first <= number <= last for first, last in columns):
                found.append((cell, is_hidden))
    return found


def _is_nothing(measure: str | None) -> bool:
    return measure is not None and measure.strip("0.") == "" and measure != ""


def _shown_by_merging(root: etree._Element) -> Iterator[tuple[int, int]]:
    """The first cell of merged ones speaks for all of them, also for those that are not hidden."""
    for merged in root.iter("{*}mergeCell"):
        found = cells.ADDRESS.match((merged.get("ref") or "").replace("$", ""))
        if found:
            yield int(found[2]), cells.column(found[1])


def _remove_names(folder: Folder, group: Group) -> None:
    """Hidden names that are not Excel's own, when no formula speaks of them."""
    main = folder.main
    hidden = [each for each in main.root.iter("{*}definedName") if trees.is_on(each.get("hidden"))] if main else []
    own = [each for each in hidden if not (each.get("name") or "").startswith(("_xlnm.", "_xl"))]
    spoken = _formulas(folder) if own else ""
    for each in own:
        if (each.get("name") or "").lower() not in spoken and main is not None:
            group.note("hidden name", place="workbook", text=f"{each.get('name')}: {each.text or ''}")
            trees.drop(each)
            main.touched = True


def _formulas(folder: Folder) -> str:
    parts = folder.parts(".worksheet+xml", ".chart+xml", ".table+xml")
    tags = ("{*}f", "{*}formula", "{*}formula1", "{*}formula2", "{*}calculatedColumnFormula")
    return "\n".join(each.text or "" for part in parts for each in part.root.iter(*tags)).lower()


def _remove_from_sheet(page: Page, group: Group) -> None:
    root, content = page.part.root, page.part.content
    gone = list(root.iter("{*}scenario")) if b"scenario" in content else []
    for each in gone:
        group.note("scenario", place=page.where.of(each), text=each.get("name") or "")
    filters = list(root.iter("{*}filterColumn")) if b"filterColumn" in content else []
    for each in filters:
        text = " ".join(row.get("val") or "" for row in each.iter("*"))
        group.note("what is filtered for", place=page.where.of(each), text=text)
    margins = list(_switched_off(root)) if b"headerFooter" in content else []
    for each in margins:
        group.note("header or footer that is switched off", place=page.where.of(each), text=each.text or "")
    for each in [*gone, *filters, *margins]:
        trees.drop(each)
        page.part.touched = True


def _switched_off(root: etree._Element) -> Iterator[etree._Element]:
    for margins in root.iter("{*}headerFooter"):
        for switch, tags in SWITCHED_MARGINS.items():
            if not trees.is_on(margins.get(switch)):
                yield from (each for each in margins if trees.local(each) in tags and each.text)


def _remove_shapes(folder: Folder, group: Group) -> None:
    for page in folder.pages_of(".drawing+xml"):
        if b"hidden=" in page.part.content:
            for shape in list(page.part.root.iter(*SHAPES)):
                if any(trees.is_on(each.get("hidden")) for part in shape for each in part.iterchildren("{*}cNvPr")):
                    group.note("hidden shape", place=page.where.of(shape), text=trees.said(shape))
                    anchor = next(shape.iterancestors(*ANCHORS), shape)
                    trees.drop(anchor if len(list(anchor.iterchildren(*SHAPES))) == 1 else shape)
                    page.part.touched = True


def _shown(folder: Folder, *, gone: Collection[str] = ()) -> set[str]:
    """The numbers of the texts that cells show."""
    return {
        cell.findtext("{*}v") or ""
        for page in folder.pages_of(".worksheet+xml", "macrosheet+xml")
        if page.part.key not in gone
        for cell in page.part.root.iter("{*}c")
        if cell.get("t") == "s"
    }


def _empty_strings(folder: Folder, gone: Collection[str], before: set[str], group: Group) -> None:
    """Cells show a text by its number, so a text that none shows stays in its place, empty."""
    shown = _shown(folder, gone=gone)
    for part in folder.parts("sharedStrings+xml"):
        for number, item in enumerate(part.root.iterchildren(*ITEM)):
            if str(number) not in shown and trees.said(item):
                if str(number) not in before:
                    group.note("text that no cell shows", text=trees.said(item))
                text = item.makeelement(str(item.tag)[: -len("si")] + "t")
                text.text = ""
                item[:] = [text]
                part.touched = True
