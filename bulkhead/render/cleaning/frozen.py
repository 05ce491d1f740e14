"""Formulas of a workbook that speak of what goes leave their figures behind; names and rules that do so go too."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol

from lxml import etree

from bulkhead.render.cleaning import frozen_charts, trees
from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.template.pages import Page
from bulkhead.render.template.parts import Part

SHEETS = (".worksheet+xml",)
RULES = ("{*}cfRule", "{*}dataValidation", "{*}sparkline")


class Speaks(Protocol):
    """Whether a formula speaks of what goes; `own` is the sheet in which it stands."""

    def __call__(self, formula: str, *, own: str) -> bool: ...


def freeze(folder: Folder, *, speaks: Speaks, places_too: bool = True) -> None:
    """`places_too` is false when only contents go: rules may go on speaking of cells that are empty now."""
    owners = {key: sheet.get("name") or "" for key, sheet in folder.layers.sheets}
    changed = False
    for page in folder.pages_of(*SHEETS):
        own = owners.get(page.part.key, "")
        changed = _freeze_cells(page.part, partial(speaks, own=own)) or changed
        if places_too:
            _drop_rules(page, partial(speaks, own=own))
    frozen_charts.freeze(folder, speaks=lambda formula: speaks(formula, own=""))
    if places_too:
        _drop_names(folder, speaks)
    if changed:
        trees.sever(folder.package, rows=folder.arrows("calcChain"))


def _freeze_cells(part: Part, speaks: Callable[[str], bool]) -> bool:
    if b"<f" not in part.content and b":f" not in part.content:
        return False
    formulas = list(part.root.iter("{*}c"))
    found = [(cell, formula) for cell in formulas if (formula := cell.find("{*}f")) is not None]
    shared = {each.get("si") for _, each in found if each.get("t") == "shared" and speaks(each.text or "")}
    gone = [
        (cell, each)
        for cell, each in found
        if speaks(each.text or "") or (each.get("t") == "shared" and each.get("si") in shared)
    ]
    for cell, each in gone:
        cell.remove(each)
        part.touched = True
    return bool(gone)


def _drop_rules(page: Page, speaks: Callable[[str], bool]) -> None:
    """Lists to choose from, colours by rule and small charts in cells cannot show what is gone."""
    rules = [each for each in page.part.root.iter(*RULES) if any(speaks(text) for text in _formulas(each))]
    links = [each for each in page.part.root.iter("{*}hyperlink") if speaks(each.get("location") or "")]
    for each in [*rules, *links]:
        trees.drop(each)
        page.part.touched = True


def _formulas(rule: etree._Element) -> Iterator[str]:
    return (each.text or "" for each in rule.iter("{*}formula", "{*}formula1", "{*}formula2", "{*}f"))


def _drop_names(folder: Folder, speaks: Speaks) -> None:
    main = folder.main
    for name in list(main.root.iter("{*}definedName")) if main is not None else ():
        if main is not None and speaks(name.text or "", own=""):
            trees.drop(name)
            main.touched = True
