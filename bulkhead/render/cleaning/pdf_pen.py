"""Where on a page of a PDF letters land; only as exactly as is needed to say that they land beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# No letter is wider than this part of its size, so a line is never longer than we think.
WIDEST = 1.2
MOVES = frozenset({"Td", "TD", "Tm", "T*", "BT"})


@dataclass
class Pen:
    """Follows the operators of one page."""

    page: Box
    _all: Matrix = PLAIN
    _line: Matrix = PLAIN
    _size: float = 0.0
    _leading: float = 0.0
    _letters: int = 0
    _kept: list[tuple[Matrix, float, float]] = field(default_factory=list)

    def follow(self, name: str, *, operands: Sequence[object]) -> None:
        numbers = [number for each in operands if (number := _number(each)) is not None]
        if name == "q":
            self._kept.append((self._all, self._size, self._leading))
        elif name == "Q" and self._kept:
            self._all, self._size, self._leading = self._kept.pop()
        elif name == "cm" and len(numbers) == 6:
            self._all = _times(_matrix(numbers), self._all)
        elif name == "Tf" and numbers:
            self._size = abs(numbers[-1])
        elif name == "TL" and numbers:
            self._leading = numbers[0]
        else:
            self._move(name, numbers)
            self._letters += _length(operands) if name in ("Tj", "TJ", "'", '"') else 0

    def _move(self, name: str, numbers: list[float]) -> None:
        if name == "BT":
            self._line = PLAIN
        elif name == "Tm" and len(numbers) == 6:
            self._line = _matrix(numbers)
        elif name in ("Td", "TD") and len(numbers) == 2:
            self._leading = -numbers[1] if name == "TD" else self._leading
            self._line = _times((1.0, 0.0, 0.0, 1.0, numbers[0], numbers[1]), self._line)
        elif name in ("T*", "'", '"'):
            self._line = _times((1.0, 0.0, 0.0, 1.0, 0.0, -self._leading), self._line)
        if name in MOVES or name in ("'", '"'):
            self._letters = 0

    @property
    def is_beside(self) -> bool:
        """Wholly: from the begin of the line to the farthest point that its letters could reach."""
        a, b, c, d, x, y = _times(self._line, self._all)
        long, high = self._letters * self._size * WIDEST, self._size * WIDEST
        across = (x, x + long * a, x + high * c, x - high * c)
        up = (y, y + long * b, y + high * d, y - high * d)
        left, bottom, right, top = self.page
        return max(across) < left or min(across) > right or max(up) < bottom or min(up) > top


def _matrix(numbers: list[float]) -> Matrix:
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _number(operand: object) -> float | None:
    try:
        return float(str(operand))
    except ValueError:
        return None


def _length(operands: Sequence[object]) -> int:
    """In letters; a step back or forth inside a line counts for as many as it could skip."""
    total = 0
    for each in operands:
        inside = list(each) if isinstance(each, pikepdf.Array) else [each]
        for piece in inside:
            number = _number(piece)
            if isinstance(piece, pikepdf.String):
                total += len(bytes(piece))
            elif number is not None:
                total += int(abs(number) / 1000) + 1
    return total
