"""Which formulas of a workbook speak of cells that go: by sheet, row and column, by name and by table."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from bulkhead.render.cleaning.folder import Folder
from bulkhead.render.compare import cells

STRINGS = re.compile(r'"(?:[^"]|"")*"')
REFERENCE = re.compile(
    r"(?<![\w.])(?:(?P<quoted>'(?:[^']|'')+')!|(?P<plain>[^\W\d][\w.]*(?::[^\W\d][\w.]*)?)!)?"
    r"(?:\$?(?P<a>[A-Za-z]{1,3})\$?(?P<b>\d+)(?::\$?(?P<c>[A-Za-z]{1,3})\$?(?P<d>\d+))?"
    r"|\$?(?P<e>[A-Za-z]{1,3}):\$?(?P<f>[A-Za-z]{1,3})|\$?(?P<g>\d+):\$?(?P<h>\d+))(?![\w(])"
)
SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^\W\d][\w.]*(?::[^\W\d][\w.]*)?))!")
WORD = re.compile(r"[^\W\d]\w*(?:\.\w+)*")
ANYWHERE = re.compile(r"\b(?:INDIRECT|OFFSET)\s*\(", re.IGNORECASE)
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@dataclass
class Emptied:
    """What goes from one sheet: all of it, or the cells in these rows and columns."""

    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    is_all: bool = False

    def meets(self, *, rows: tuple[int, int], columns: tuple[int, int]) -> bool:
        return self.is_all or _within(self.rows, rows) or _within(self.columns, columns)


def _within(sorted_numbers: list[int], ends: tuple[int, int]) -> bool:
    at = bisect_left(sorted_numbers, ends[0])
    return at < len(sorted_numbers) and sorted_numbers[at] <= ends[1]


class Reach:
    def __init__(self, emptied: dict[str, Emptied], *, names: Iterable[tuple[str, str]] = ()) -> None:
        self._emptied = {sheet.lower(): each for sheet, each in emptied.items()}
        self._names: set[str] = set()
        waiting = [(name.lower(), text) for name, text in names]
        # A name may speak of another name; a few rounds settle that.
        for _ in range(3):
            self._names |= {name for name, text in waiting if self.speaks(text)}

    def speaks(self, formula: str, *, own: str = "") -> bool:
        text = STRINGS.sub('""', formula)
        if not self._emptied or not text:
            return False
        if ANYWHERE.search(text) or any(self._meets(own, found) for found in REFERENCE.finditer(text)):
            return True
        if self.speaks_of_sheet(formula):
            return True
        return bool(self._names) and any(word.lower() in self._names for word in WORD.findall(text))

    def speaks_of_sheet(self, formula: str, *, own: str = "") -> bool:
        """Of one that goes whole; the sheet in which the formula stands does not matter."""
        del own
        for quoted, plain in SHEET.findall(STRINGS.sub('""', formula)):
            said = (quoted.replace("''", "'") or plain).lower()
            for sheet in (said, *said.split(":")):
                emptied = self._emptied.get(sheet)
                if emptied is not None and emptied.is_all:
                    return True
            if ":" in said and any(each.is_all for each in self._emptied.values()):
                return True
        return False

    def _meets(self, own: str, found: re.Match[str]) -> bool:
        sheet = (found["quoted"] or "")[1:-1].replace("''", "'") or found["plain"] or own
        emptied = self._emptied.get(sheet.lower())
        if emptied is None:
            return False
        first, last = (found["a"] or found["e"] or "A"), (found["c"] or found["f"] or found["a"] or "XFD")
        top, bottom = int(found["b"] or found["g"] or 1), int(found["d"] or found["h"] or found["b"] or LAST_ROW)
        columns = sorted((cells.column(first.upper()), cells.column(last.upper())))
        rows = sorted((top, bottom))
        return emptied.meets(rows=(rows[0], rows[1]), columns=(columns[0], columns[1]))


def named(folder: Folder) -> list[tuple[str, str]]:
    """Names of the workbook and its tables, with what they speak of."""
    main = folder.main
    found = [(each.get("name") or "", each.text or "") for each in main.root.iter("{*}definedName")] if main else []
    owners = {key: sheet.get("name") or "" for key, sheet in folder.layers.sheets}
    for row in folder.arrows("table"):
        table, sheet = folder.package.parts.get(row.target), owners.get(row.source)
        if table is not None and sheet:
            quoted = sheet.replace("'", "''")
            found.append((table.root.get("displayName") or "", f"'{quoted}'!{table.root.get('ref') or ''}"))
    return found
