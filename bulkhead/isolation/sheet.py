"""The master key as lines that a person can type: letters and digits nobody mixes up, a check at the end of each.

Crockford's alphabet has no I, L, O and U. A line says by itself that it was mistyped or stands at another's place.
"""

import hashlib

from bulkhead.isolation import sealing
from bulkhead.isolation.errors import UnsafeKey

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
VERSION = 1
LINE_BYTES = 5
LINES = 7
GROUP = 4
SUM_BYTES = LINE_BYTES * LINES - 1 - sealing.KEY_BYTES
CHECK = 2
LINE_SIGNS = LINE_BYTES * 8 // 5


class Mistyped(UnsafeKey):
    """A line that was not typed as it stands on the sheet; the words name its number."""


def lines_of(key: bytes) -> list[str]:
    """Seven lines of two groups and a check: “7Q2M 0F3K XN”."""
    content = bytes([VERSION]) + key
    content += _sum(content)
    pieces = [content[at : at + LINE_BYTES] for at in range(0, len(content), LINE_BYTES)]
    return [_line(piece, number) for number, piece in enumerate(pieces, start=1)]


def key_of(lines: list[str]) -> bytes:
    """The key on a sheet, however it was spaced; Mistyped says which line to look at again."""
    typed = [line for line in (_signs(line) for line in lines) if line]
    if len(typed) != LINES:
        raise Mistyped(f"The sheet has {LINES} lines with letters and digits; {len(typed)} were read.")
    content = b"".join(piece_of(line, number=number) for number, line in enumerate(typed, start=1))
    body, told = content[:-SUM_BYTES], content[-SUM_BYTES:]
    if _sum(body) != told:
        raise Mistyped("Every line is right by itself, but not together. Are they all from one sheet?")
    if body[0] != VERSION:
        raise Mistyped("This sheet is of another version of Bulkhead. Use that version to put the key back.")
    return body[1:]


def piece_of(line: str, *, number: int) -> bytes:
    """The bytes of one line; Mistyped when it does not check."""
    signs = _signs(line)
    wrong = Mistyped(f"Line {number} is not as it stands on the sheet. Read it again, letter by letter.")
    if len(signs) != LINE_SIGNS + CHECK or any(sign not in ALPHABET for sign in signs):
        raise wrong
    piece = _number(signs[:LINE_SIGNS]).to_bytes(LINE_BYTES, "big")
    if _check(piece, number) != signs[LINE_SIGNS:]:
        raise wrong
    return piece


def _line(piece: bytes, number: int) -> str:
    signs = _written(int.from_bytes(piece, "big"), LINE_SIGNS)
    groups = [signs[at : at + GROUP] for at in range(0, LINE_SIGNS, GROUP)]
    return " ".join([*groups, _check(piece, number)])


def _signs(line: str) -> str:
    """Without the number in front, spaces and dashes."""
    signs = "".join(sign for sign in line.upper() if sign not in " \t-.:)")
    is_numbered = len(signs) == 1 + LINE_SIGNS + CHECK and signs[0].isdigit()
    return signs[is_numbered:].translate(READ_AS)


def _check(piece: bytes, number: int) -> str:
    found = hashlib.sha256(b"line %d " % number + piece).digest()
    return _written(int.from_bytes(found[:2], "big") % len(ALPHABET) ** CHECK, CHECK)


def _sum(content: bytes) -> bytes:
    return hashlib.sha256(b"sheet " + content).digest()[:SUM_BYTES]


def _written(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> 5 * at & 31] for at in reversed(range(length)))


def _number(signs: str) -> int:
    number = 0
    for sign in signs:
        number = number << 5 | ALPHABET.index(sign)
    return number
