"""How a value is said in each kind of place; a value is always text and never read as anything else."""

import re
from urllib.parse import quote

# XML cannot hold a vertical tab, so no text and no value can carry one by chance.
LINE_BREAK = "\v"
LINE_ENDS = re.compile("\r\n|[\n\r\v\x85\u2028\u2029]")
NOT_IN_XML = re.compile("[^\t\v\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What Excel would read as the code of a letter; it writes the underscore itself as one to say that it is none.
CELL_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
LONGEST_SHEET_NAME = 31
URL_SAFE = ":/?#[]@!$&'()*+,;=%~"


def clean(value: str) -> str:
    """Only what XML can hold, with every kind of line end as the same mark."""
    return NOT_IN_XML.sub("", LINE_ENDS.sub(LINE_BREAK, value))


def in_text(value: str) -> str:
    return value


def on_one_line(value: str) -> str:
    return value.replace(LINE_BREAK, " ")


def in_address(value: str) -> str:
    return quote(on_one_line(value), safe=URL_SAFE)


def in_instruction(value: str) -> str:
    """A quote would end the argument of a Word field code and begin another."""
    return on_one_line(value).replace("\\", "\\\\").replace('"', '\\"')


def in_cell(value: str) -> str:
    return CELL_ESCAPE.sub("_x005F_", value)


def in_column_name(value: str) -> str:
    """The name of a table's column says a line break as a code, its header cell has a real one."""
    return in_cell(value).replace(LINE_BREAK, "_x000a_")


def in_page_margin(value: str) -> str:
    """The header of a sheet begins its codes with an ampersand."""
    return on_one_line(value).replace("&", "&&")


def in_sheet_name(value: str) -> str:
    return NOT_IN_SHEET_NAME.sub("-", on_one_line(value))


def sheet_name(text: str) -> str:
    """A name that Excel takes: 31 letters, and none of those that a reference to a cell is made of."""
    return in_sheet_name(text).strip().strip("'")[:LONGEST_SHEET_NAME].strip() or "Sheet"
