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
_SET_APART = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z0-9](?:[ .\-_·|]{1,3}[A-Za-z0-9]){4,}(?![A-Za-z0-9_])")
_ANY_SET_APART = re.compile(r"(?<![^\W_])[^\W_](?:[ .\-_·|]{1,3}[^\W_]){4,}(?![^\W_])")
_APART_GAPS = re.compile(r"[ .\-_·|]+")
_WORD_GAPS = re.compile(r"[ .\-_·|]{2,}")
_LONGEST_FILE_NAME = 160
_OPENED = re.compile('["“„«]([^"“”„«»\\n]{1,140})$')
_FEW_PIECES, _SHORTEST_PIECE = 4, 3


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
    spread = (_HUMPS.sub(" ", word) for word in found)
    return "\n\n".join(words for words in spread if _is_of_words(words))


def _is_of_words(spread: str) -> bool:
    """A key or a packed picture falls into single letters, and some of them into names by chance."""
    pieces = spread.split()
    return len(pieces) <= _FEW_PIECES or len(spread) - len(pieces) + 1 >= _SHORTEST_PIECE * len(pieces)


def _start_of_word(plain: str, position: int) -> int:
    start, earliest = position, max(0, position - _LONGEST_WORD)
    while start > earliest and plain[start - 1].isalnum():
        start -= 1
    return start


def quoted_files(plain: str) -> Iterator[str]:
    for ending in _QUOTED_FILE.finditer(plain):
        before = plain[max(0, ending.start() - _LONGEST_FILE_NAME) : ending.start()]
        opened = _OPENED.search(before)
        stem = opened[1] if opened else re.split(r"[\s<>\"'()\[\]|/\\=]", before)[-1]
        if "_" in stem or "-" in stem or (opened and " " in stem) or stem[:1].isupper():
            yield stem + ending.group()


def set_apart(plain: str) -> str:
    """`n o r t h w i n d` gives `northwind`; words that merely stand together are left alone."""
    found: dict[str, None] = {}
    for letters in (_SET_APART if plain.isascii() else _ANY_SET_APART).findall(plain):
        found[_APART_GAPS.sub("", letters)] = None
        # Wider gaps are those between the words.
        found[" ".join(_APART_GAPS.sub("", word) for word in _WORD_GAPS.split(letters))] = None
    return "\n\n".join(found)
