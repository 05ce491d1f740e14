"""Other ways to look at a text: words inside camelCase, file names that it quotes, letters set apart."""

import re
from collections.abc import Iterator

_HUMP = re.compile("[a-z][A-Z]")
_HUMPS = re.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])")
# A word of megabytes is an attack on whoever reads it letter by letter.
_LONGEST_WORD = 200
_WORD = re.compile(rf"[A-Za-z0-9]{{1,{2 * _LONGEST_WORD}}}")
_QUOTED_FILE = re.compile(
    r"\.(?:docx?|docm|dotx|pptx?|pptm|xlsx?|xlsm|pdf|csv|md|txt|html?|odt|rtf|zip|png|jpe?g|key|pages)\b", re.IGNORECASE
)
_SET_APART = re.compile(r"(?<![a-z0-9])[a-z0-9](?:[ .\-_][a-z0-9]){4,}(?![a-z0-9])")
_APART_GAPS = re.compile(r"[ .\-_]")
_LONGEST_FILE_NAME = 160


def humps(plain: str) -> str:
    """`see OstraHealth` gives `Ostra Health`, one word to a paragraph."""
    found: dict[str, None] = {}
    reached = 0
    for hump in _HUMP.finditer(plain):
        if hump.start() >= reached:
            start = _start_of_word(plain, hump.start())
            word = _WORD.match(plain, start)
            reached = word.end() if word else hump.end()
            found[plain[start:reached]] = None
    return "\n\n".join(_HUMPS.sub(" ", word) for word in found)


def _start_of_word(plain: str, position: int) -> int:
    start, earliest = position, max(0, position - _LONGEST_WORD)
    while start > earliest and plain[start - 1].isalnum():
        start -= 1
    return start


def quoted_files(plain: str) -> Iterator[str]:
    for ending in _QUOTED_FILE.finditer(plain):
        before = plain[max(0, ending.start() - _LONGEST_FILE_NAME) : ending.start()]
        stem = re.split(r"[\s<>\"'()\[\]|/\\=]", before)[-1]
        if "_" in stem or "-" in stem:
            yield stem + ending.group()


def set_apart(lower: str) -> str:
    """`n o r t h w i n d` gives `northwind`; words that merely stand together are left alone."""
    found = {_APART_GAPS.sub("", letters) for letters in _SET_APART.findall(lower)}
    return "\n\n".join(sorted(found))
