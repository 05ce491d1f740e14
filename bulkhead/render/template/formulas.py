"""Fields in formulas: a value may stand inside quotes and brackets only, where Excel reads it as a name or a text."""

import re
from collections.abc import Callable, Sequence

from bulkhead.render.template import values
from bulkhead.render.template.grammar import Match, Replacement, matches, replaced

# A text, the name of a sheet, the name of a column.
QUOTED = re.compile(r'"(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'|\[[^\[\]]*\]')
TEXT_OR_LETTER = re.compile(r'"(?:[^"]|"")*"|.', re.DOTALL)
IN_COLUMN = re.compile(r"['\[\]#]")


def quoted(formula: str) -> tuple[list[Match], list[Match]]:
    """The fields inside quotes, and those outside that Excel could not read."""
    pieces = [found.span() for found in QUOTED.finditer(formula)]
    inside = [each for each in matches(formula) if any(start < each.start and each.end < end for start, end in pieces)]
    return inside, [each for each in matches(formula) if each not in inside]


def texts_only(formula: str) -> str:
    """The formula, as long as before, with its texts in quotes and nothing else: [Name] is a column elsewhere."""
    return TEXT_OR_LETTER.sub(lambda found: found[0] if found[0].startswith('"') else "\0", formula)


def written(formula: str, *, replacements: Sequence[Replacement]) -> str:
    return QUOTED.sub(lambda found: _piece(found, replacements), formula)


def renamed(formula: str, *, before: str, after: str) -> str:
    """The formula with another name for a column of a table."""
    return formula.replace(f"[{_column_value(before)}]", f"[{_column_value(after)}]")


def _piece(found: re.Match[str], replacements: Sequence[Replacement]) -> str:
    here = [each for each in replacements if found.start() < each.start and each.end < found.end()]
    if not here:
        return found[0]
    moved = [Replacement(each.start - found.start(), each.end - found.start(), each.value) for each in here]
    return WRITERS[found[0][0]](found[0], moved)


def _text(piece: str, here: list[Replacement]) -> str:
    return replaced(piece, replacements=[each.saying(_doubling('"')) for each in here])


def _sheet(piece: str, here: list[Replacement]) -> str:
    """'[Book.xlsx]First:Last', each with its apostrophes doubled."""
    name = replaced(piece, replacements=[each.saying(_sheet_value) for each in here])[1:-1].replace("''", "'")
    book, bracket, sheets = name.rpartition("]")
    fitted = ":".join(values.sheet_name(sheet) for sheet in sheets.split(":"))
    doubled = (book + bracket + fitted).replace("'", "''")
    return f"'{doubled}'"


def _sheet_value(value: str) -> str:
    return values.in_sheet_name(value).replace("'", "''")


def _column(piece: str, here: list[Replacement]) -> str:
    return replaced(piece, replacements=[each.saying(_column_value) for each in here])


def _column_value(value: str) -> str:
    return IN_COLUMN.sub(lambda found: f"'{found[0]}", values.on_one_line(value))


def _doubling(mark: str) -> Callable[[str], str]:
    return lambda value: values.on_one_line(value).replace(mark, mark * 2)


WRITERS: dict[str, Callable[[str, list[Replacement]], str]] = {'"': _text, "'": _sheet, "[": _column}
