"""The sheet: what is printed comes back, and what is mistyped is told by its line."""

import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkhead.isolation import sheet
from bulkhead.isolation.errors import UnsafeKey

KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS)
def test_every_key_comes_back_as_it_was(key: bytes) -> None:
    assert sheet.key_of(sheet.lines_of(key)) == key


@given(KEYS, st.randoms(use_true_random=False))
def test_however_it_is_spaced_and_numbered(key: bytes, lot: random.Random) -> None:
    lines = [_as_a_person_types(line, number, lot) for number, line in enumerate(sheet.lines_of(key), start=1)]

    assert sheet.key_of(["", *lines, "  "]) == key


def _as_a_person_types(line: str, number: int, lot: random.Random) -> str:
    typed = line.lower() if lot.random() < 0.5 else line
    typed = typed.replace("0", lot.choice("0Oo")).replace("1", lot.choice("1IlL"))
    typed = typed.replace(" ", lot.choice(["", " ", "-", "   "]))
    return f"{number}. {typed}" if lot.random() < 0.5 else typed


def test_a_wrong_letter_is_told_by_its_line() -> None:
    told = 0
    for seed in range(200):
        lot = random.Random(seed)
        lines = sheet.lines_of(lot.randbytes(32))
        number = lot.randrange(sheet.LINES)
        lines[number] = _with_a_wrong_letter(lines[number], lot)
        with pytest.raises(UnsafeKey) as refusal:
            sheet.key_of(lines)
        told += str(refusal.value).startswith(f"Line {number + 1} ")

    assert told == 200


def _with_a_wrong_letter(line: str, lot: random.Random) -> str:
    at = lot.choice([at for at, sign in enumerate(line) if sign != " "])
    return line[:at] + lot.choice([sign for sign in sheet.ALPHABET if sign != line[at]]) + line[at + 1 :]


def test_lines_in_another_order_are_told() -> None:
    lines = sheet.lines_of(bytes(range(3, 35)))
    lines[1], lines[4] = lines[4], lines[1]

    with pytest.raises(sheet.Mistyped, match=r"^Line 2 is not as it stands on the sheet\."):
        sheet.key_of(lines)


def test_a_line_of_another_sheet_is_told() -> None:
    lines = sheet.lines_of(os.urandom(32))
    lines[3] = sheet.lines_of(os.urandom(32))[3]

    with pytest.raises(sheet.Mistyped, match="Are they all from one sheet"):
        sheet.key_of(lines)


@pytest.mark.parametrize("count", [0, 1, 6, 8])
def test_too_few_or_too_many_lines_are_counted(count: int) -> None:
    lines = (sheet.lines_of(os.urandom(32)) * 2)[:count]

    with pytest.raises(sheet.Mistyped, match=f"has 7 lines with letters and digits; {count} were read"):
        sheet.key_of(lines)


def test_letters_that_are_mixed_up_are_not_on_it() -> None:
    printed = "".join(line for seed in range(50) for line in sheet.lines_of(random.Random(seed).randbytes(32)))

    assert set(printed) & set("ILOU") == set()
