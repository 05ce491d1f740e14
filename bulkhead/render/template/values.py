"""How a value is said in each kind of place; a value is always text and never read as anything else."""

import re
from urllib.parse import quote

# XML cannot hold a vertical tab, so no text and no value can carry one by chance.
LINE_BREAK = "\v"
LINE_ENDS = re.compile("\r\n|[\n\r\v\x85\u2028\u2029]")
NOT_IN_XML = re.compile("[^\t\v\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
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
