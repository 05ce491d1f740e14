"""What Excel insists on once the words in a workbook have changed."""

from collections.abc import Iterable, Mapping

from lxml import etree

from bulkhead.render.template import formulas
from bulkhead.render.template.package import Package
from bulkhead.render.template.parts import Part
from bulkhead.render.template.program import EXCEL
from bulkhead.render.template.results import FieldUse, NotATemplate
from bulkhead.render.template.vocabulary import FORMULA, SHEET, names

LONGEST_CELL = 32_000
SHEET_NAMES = names(SHEET, "sheet")
COLUMNS = names(SHEET, "tableColumn")
CALCULATION = names(SHEET, "calcPr")
BEHIND_CALCULATION = frozenset(
    {"oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing"}
    | {"fileRecoveryPr", "webPublishObjects", "extLst"}
)


def refuse_long_values(uses: Iterable[FieldUse], *, given: Mapping[str, str]) -> None:
    for use in uses:
        if len(given[use.field]) > LONGEST_CELL:
            raise NotATemplate(f"the value of {{{{{use.field}}}}} is longer than a cell of Excel holds; {use.place}")


def settle(changed: Iterable[Package]) -> None:
    """Refuses two sheets or columns of one name, and has formulas counted again when the file is opened."""
    for package in {id(each): each for each in changed if each.program is EXCEL}.values():
        for part in package.reachable():
            if part.kind.endswith(EXCEL.body):
                _refuse_twice(part, SHEET_NAMES, "two sheets would both be called")
                _count_again(package, part)
            elif part.kind.endswith(".table+xml") and part.touched:
                _refuse_twice(part, COLUMNS, "two columns of a table would both be called")


def rename_column(package: Package, *, before: str, after: str) -> None:
    """Formulas go on meaning the same column."""
    for part in package.reachable():
        if part.is_xml and b"[" in part.content:
            for formula in part.root.iter(*FORMULA):
                text = formulas.renamed(formula.text or "", before=before, after=after)
                part.touched = part.touched or text != formula.text
                formula.text = text


def _refuse_twice(part: Part, tags: tuple[str, ...], said: str) -> None:
    seen: set[str] = set()
    for each in part.root.iter(*tags):
        name = each.get("name") or ""
        if name.casefold() in seen:
            raise NotATemplate(f"{said} “{name}”; change the name of one")
        seen.add(name.casefold())


def _count_again(package: Package, book: Part) -> None:
    sheets = (part for part in package.parts.values() if part.kind.endswith(".worksheet+xml"))
    if not any(b"<f>" in part.content or b"<f " in part.content or b":f>" in part.content for part in sheets):
        return
    calculation = next(book.root.iter(*CALCULATION), None)
    if calculation is None:
        calculation = _new_calculation(book.root)
    calculation.set("fullCalcOnLoad", "1")
    book.touched = True


def _new_calculation(root: etree._Element) -> etree._Element:
    """The schema of a workbook is a sequence, so it has one right place."""
    made = root.makeelement(str(root.tag).replace("workbook", "calcPr"))
    behind = next((each for each in root if str(each.tag).rpartition("}")[2] in BEHIND_CALCULATION), None)
    if behind is None:
        root.append(made)
    else:
        behind.addprevious(made)
    return made
