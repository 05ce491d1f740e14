"""One cell of a sheet: what it says to a reader, and writing what another cell said into it."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from bulkhead.render.template.vocabulary import XML_SPACE

ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
EPOCH = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 -- a date in a sheet has no zone.
LATEST = 2_958_465  # 31 December 9999
SHARED = "Its formula is shared with other cells; change it in Excel."


@dataclass(frozen=True)
class Looks:
    """What a workbook keeps beside its sheets: texts, and which looks show a date."""

    strings: Sequence[str]
    dates: frozenset[str]


def address(cell: etree._Element) -> tuple[int, int] | None:
    """Row and column, counted from 1."""
    found = ADDRESS.fullmatch((cell.get("r") or "").upper())
    return (int(found[2]), column(found[1])) if found else None


def column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def name(place: tuple[int, int]) -> str:
    row, rest = place
    letters = ""
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


def formula(cell: etree._Element) -> etree._Element | None:
    return cell.find("{*}f")


def text(cell: etree._Element, *, looks: Looks) -> str:
    """A formula as it is written, everything else as it is shown."""
    found = formula(cell)
    if found is not None:
        return f"={found.text}" if found.text else f"=(shared {found.get('si') or 'formula'})"
    return shown(cell, looks=looks)


def shown(cell: etree._Element, *, looks: Looks) -> str:
    """The value a reader sees, or saw when the file was last calculated."""
    kind, value = cell.get("t") or "n", (cell.findtext("{*}v") or "").strip()
    if kind == "s":
        return looks.strings[int(value)] if value.isdecimal() and int(value) < len(looks.strings) else ""
    if kind == "inlineStr":
        return plain(cell)
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value, value)
    if kind == "n" and (cell.get("s") or "0") in looks.dates:
        return _date(value)
    return cell.findtext("{*}v") or "" if kind == "str" else value


def plain(item: etree._Element) -> str:
    """A text of several runs; the small print over East Asian signs is no part of it."""
    runs = (run for run in item.iter("{*}t") if next(run.iterancestors("{*}rPh"), None) is None)
    return "".join(run.text or "" for run in runs)


def _date(value: str) -> str:
    try:
        days = float(value)
    except ValueError:
        return value
    if not 0 <= days <= LATEST:
        return value
    moment = EPOCH + datetime.timedelta(days=days)
    if days < 1:
        return f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d}" if days == int(days) else f"{moment:%Y-%m-%d %H:%M}"


def why_locked(cell: etree._Element) -> str:
    found = formula(cell)
    return SHARED if found is not None and found.get("t") in ("shared", "array", "dataTable") else ""


def clear(cell: etree._Element) -> None:
    """Nothing but its look stays."""
    for child in list(cell):
        cell.remove(child)
    for kept in ("t", "cm", "vm"):
        if kept in cell.attrib:
            del cell.attrib[kept]


def write(cell: etree._Element, *, like: etree._Element, looks: Looks) -> None:
    """The value or formula of another cell, in the look of this one."""
    clear(cell)
    asked = formula(like)
    if asked is not None:
        _add(cell, "f").text = asked.text
    elif (like.get("t") or "n") in ("s", "inlineStr", "str"):
        cell.set("t", "inlineStr")
        written = _add(_add(cell, "is"), "t")
        written.text = shown(like, looks=looks)
        written.set(XML_SPACE, "preserve")
    else:
        if like.get("t"):
            cell.set("t", like.get("t") or "n")
        _add(cell, "v").text = like.findtext("{*}v")


def _add(parent: etree._Element, local: str) -> etree._Element:
    return etree.SubElement(parent, f"{str(parent.tag).rpartition('}')[0]}}}{local}")
