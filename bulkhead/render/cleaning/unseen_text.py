"""What a Word file holds and no page shows: hidden text, headers switched off, building blocks, old bookmarks."""

from collections.abc import Iterator

from lxml import etree

from bulkhead.render.cleaning import changes, object_names, orphans, trees, word_fields
from bulkhead.render.cleaning.folder import Folder, touch
from bulkhead.render.cleaning.tally import Group
from bulkhead.render.compare.attributes import of
from bulkhead.render.template import comments
from bulkhead.render.template.leaving_out import REFERENCES
from bulkhead.render.template.pages import Page
from bulkhead.render.template.vocabulary import INSTRUCTION, PARAGRAPH, TEXT, WORD, names

RUN, LOOK = names(WORD, "r"), names(WORD, "rPr")
FIELD_PARTS = (*word_fields.MARK, *INSTRUCTION)
MARGINS = names(WORD, "headerReference", "footerReference")
HELP = names(WORD, "helpText", "statusText")
DEFAULT = names(WORD, "default")
HIDDEN_ROW = names(WORD, "hidden")
BEGINS, ENDS = names(WORD, "bookmarkStart"), names(WORD, "bookmarkEnd")
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
OFF = frozenset({"0", "false", "off"})


def remove(folder: Folder, *, group: Group) -> None:
    styles = _hiding_styles(folder)
    for page in folder.texts:
        _remove_hidden_text(page, styles, group)
        _remove_hidden_rows(page, group)
        _remove_form_help(page, group)
    for page in folder.pages:
        remove_stale_copies(page, group=group)
    _remove_margins(folder, group)
    _remove_blocks(folder, group)
    _remove_bookmarks(folder, group)
    object_names.remove(folder, group=group)
    orphans.sweep(folder)


def remove_stale_copies(page: Page, *, group: Group) -> None:
    """What older programs would show instead, when it says something else."""
    if b"AlternateContent" in page.part.content:
        for each in page.part.root.iter(ALTERNATIVES):
            shown = "".join(trees.said(choice) for choice in each.iterchildren("{*}Choice"))
            for copy in list(each.iterchildren("{*}Fallback")):
                if trees.said(copy).strip() and trees.said(copy) != shown and len(each) > 1:
                    group.note("other text for older programs", place=page.where.of(each), text=trees.said(copy))
                    trees.drop(copy)
                    page.part.touched = True


def _is_on(look: etree._Element | None, name: str = "vanish") -> bool | None:
    mark = None if look is None else next(look.iterchildren(*names(WORD, name)), None)
    return None if mark is None else of(mark, named="val") not in OFF


def _hiding_styles(folder: Folder) -> frozenset[str]:
    """The styles that hide what is written in them, by themselves or by what they are based on."""
    rows = [style for page in folder.pages_of(".styles+xml") for style in page.part.root.iter(*names(WORD, "style"))]
    own = {of(row, named="styleId"): _is_on(next(row.iterchildren(*LOOK), None)) for row in rows}
    based = {of(row, named="styleId"): _value(row, "basedOn") for row in rows}
    hiding = set()
    for style in own:
        asked, steps = style, 0
        while own.get(asked) is None and based.get(asked) and steps < len(own):
            asked, steps = based[asked], steps + 1
        if own.get(asked):
            hiding.add(style)
    return frozenset(hiding)


def _value(element: etree._Element, name: str) -> str:
    return next((of(each, named="val") for each in element.iterchildren(*names(WORD, name))), "")


def _remove_hidden_text(page: Page, styles: frozenset[str], group: Group) -> None:
    if b"vanish" not in page.part.content and not styles:
        return
    hidden = [run for run in page.part.root.iter(*RUN) if _is_hidden(run, styles)]
    wired = {mark.getparent() for mark in _hidden_wiring(page.part.root, hidden)}
    emptied: dict[etree._Element, None] = {}
    for run in hidden:
        if run in wired or next(run.iter(*FIELD_PARTS), None) is None:
            emptied |= dict.fromkeys(run.iterancestors(*names(WORD, "p")))
            _remove_run(page, run, group)
    for paragraph in emptied:
        _close_up(paragraph)


def _close_up(paragraph: etree._Element) -> None:
    """An empty line where hidden text stood would tell that it stood there."""
    inside = [child for child in paragraph if child.tag not in names(WORD, "pPr")]
    if all(child.tag in (*BEGINS, *ENDS) for child in inside) and changes.may_go(paragraph):
        for child in inside:
            paragraph.addprevious(child)
        trees.drop(paragraph)


def _hidden_wiring(root: etree._Element, hidden: list[etree._Element]) -> Iterator[etree._Element]:
    """The parts of fields, such as entries of an index, that are hidden from begin to end."""
    runs = set(hidden)
    for field in word_fields.fields_in(root):
        if all(each.getparent() in runs for each in field.wiring):
            yield from field.wiring


def _is_hidden(run: etree._Element, styles: frozenset[str]) -> bool:
    look = next(run.iterchildren(*LOOK), None)
    if look is not None and _is_on(look, "specVanish"):
        return False
    own = _is_on(look)
    if own is not None:
        return own
    if not styles:
        return False
    paragraph = next(run.iterancestors(*names(WORD, "p")), None)
    above = None if paragraph is None else next(paragraph.iterchildren(*names(WORD, "pPr")), None)
    used = {"" if look is None else _value(look, "rStyle"), "" if above is None else _value(above, "pStyle")}
    return not styles.isdisjoint(used)


def _remove_run(page: Page, run: etree._Element, group: Group) -> None:
    text = "".join(each.text or "" for each in run.iter(*TEXT, *INSTRUCTION))
    group.note("hidden text", place=page.where.of(run), text=text)
    notes = [(REFERENCES[str(each.tag)], of(each, named="id")) for each in run.iter(*REFERENCES)]
    trees.drop(run)
    touch(page)
    for kind, number in notes:
        comments.forget(page, kind=kind, id_of=number)


def _remove_hidden_rows(page: Page, group: Group) -> None:
    for mark in list(page.part.root.iter(*HIDDEN_ROW)):
        row = next(mark.iterancestors(*names(WORD, "tr")), None)
        table = None if row is None else row.getparent()
        is_mark = trees.local(next(mark.iterancestors())) == "trPr" and of(mark, named="val") not in OFF
        if is_mark and row is not None and table is not None and len(table.findall("{*}tr")) > 1:
            group.note("hidden row of a table", place=page.where.of(row), text=trees.said(row))
            trees.drop(row)
            page.part.touched = True


def _remove_form_help(page: Page, group: Group) -> None:
    defaults = [each for form in page.part.root.iter(*names(WORD, "textInput")) for each in form.iter(*DEFAULT)]
    for each in [*page.part.root.iter(*HELP), *defaults]:
        group.note("help of a form", place=page.where.of(each), text=of(each, named="val"))
        trees.drop(each)
        page.part.touched = True


def _remove_margins(folder: Folder, group: Group) -> None:
    """Headers and footers for first or even pages where neither differs from the others."""
    settings = [mark for page in folder.pages_of(".settings+xml") for mark in page.part.root]
    used = {"default"} | ({"even"} if _switched(settings, "evenAndOddHeaders") else set())
    main = [page for page in folder.pages if page.part is folder.main]
    for page in main:
        if _switched(list(page.part.root.iter(*names(WORD, "titlePg"))), "titlePg"):
            used.add("first")
        for reference in list(page.part.root.iter(*MARGINS)):
            if of(reference, named="type") not in used:
                _note_margin(folder, page, reference, group)
                trees.drop(reference)
                page.part.touched = True


def _switched(marks: list[etree._Element], name: str) -> bool:
    return any(trees.local(mark) == name and of(mark, named="val") not in OFF for mark in marks)


def _note_margin(folder: Folder, page: Page, reference: etree._Element, group: Group) -> None:
    link = of(reference, named="id")
    targets = [row.target for row in folder.arrows("header", "footer", source=page.part.key) if row.id == link]
    parts = [folder.package.parts[target] for target in targets if target in folder.package.parts]
    text = " ".join(trees.said(part.root) for part in parts)
    group.note("header or footer that is switched off", place=f"{of(reference, named='type')} pages", text=text)


def _remove_blocks(folder: Folder, group: Group) -> None:
    rows = folder.arrows("glossaryDocument", "document.glossary")
    for row in rows:
        part = folder.package.parts.get(row.target)
        text = "" if part is None else " ".join(trees.said(each) for each in part.root.iter(*PARAGRAPH))
        group.note("building blocks", text=text)
    trees.sever(folder.package, rows=rows)


def _remove_bookmarks(folder: Folder, group: Group) -> None:
    """Those that no link and no field of this file goes to; Word's own begin with a line."""
    asked = " ".join(_asked(folder)).lower()
    for page in folder.texts:
        for begin in list(page.part.root.iter(*BEGINS)):
            name, number = of(begin, named="name"), of(begin, named="id")
            if name and not name.startswith("_") and name.lower() not in asked:
                group.note("bookmark nobody goes to", place=page.where.of(begin), text=name)
                ends = [each for each in page.part.root.iter(*ENDS) if of(each, named="id") == number]
                for each in [begin, *ends]:
                    trees.drop(each)
                page.part.touched = True


def _asked(folder: Folder) -> Iterator[str]:
    for page in folder.texts:
        for each in page.part.root.iter(*INSTRUCTION):
            yield each.text or ""
        for each in page.part.root.iter(*names(WORD, "fldSimple", "hyperlink")):
            yield f"{of(each, named='instr')} {of(each, named='anchor')}"
    for row in folder.arrows("hyperlink"):
        yield row.element.get("Target") or ""
