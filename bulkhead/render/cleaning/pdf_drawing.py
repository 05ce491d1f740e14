"""Draws a page of a PDF again without what nobody sees; what moves the pen goes on moving it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pikepdf
from pikepdf import Array, ContentStreamInlineImage, ContentStreamInstruction, Operator

from bulkhead.render.cleaning.pdf_pen import Pen

Instruction = ContentStreamInstruction | ContentStreamInlineImage
Operand = pikepdf.Object | int | float | Decimal | Array
SHOWS = frozenset({"Tj", "TJ", "'", '"'})
PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
DRAWS = frozenset({"Do", "sh", "BI", "EI", "INLINE IMAGE"})
INVISIBLE = 3


@dataclass
class Drawing:
    """One walk through what a page or a form draws."""

    marked: frozenset[str]
    placed: frozenset[str]
    drops_invisible: bool
    pen: Pen | None = None
    gone: list[tuple[str, str]] = field(default_factory=list)
    _depth: list[bool] = field(default_factory=list)
    _mode: int = 0
    _modes: list[int] = field(default_factory=list)

    def without(self, instructions: Iterable[Instruction]) -> Iterator[Instruction]:
        for each in instructions:
            name, operands = str(each.operator), list(each.operands)
            if self.pen is not None:
                self.pen.follow(name, operands=operands)
            yield from self._kept(each, name, operands)

    def _kept(self, each: Instruction, name: str, operands: Sequence[Operand]) -> Iterator[Instruction]:
        if name in ("BDC", "BMC"):
            self._depth.append(name == "BDC" and str(operands[0]) == "/OC" and str(operands[-1]) in self.marked)
        self._remember(name, operands)
        hidden = any(self._depth)
        if name == "EMC" and self._depth:
            self._depth.pop()
        if hidden and name in DRAWS | SHOWS | PAINTS:
            yield from self._instead(name, operands, "text or drawing on a layer that is switched off")
        elif self.drops_invisible and self._mode == INVISIBLE and name in SHOWS:
            yield from self._instead(name, operands, "invisible text")
        elif self.pen is not None and name in SHOWS and self.pen.is_beside:
            yield from self._instead(name, operands, "text beside the page")
        elif name == "Do" and operands and str(operands[0]) in self.placed:
            self.gone.append(("drawing on a layer that is switched off", ""))
        else:
            yield each

    def _remember(self, name: str, operands: Sequence[Operand]) -> None:
        if name == "q":
            self._modes.append(self._mode)
        elif name == "Q" and self._modes:
            self._mode = self._modes.pop()
        elif name == "Tr" and operands:
            self._mode = int(str(operands[0])) if str(operands[0]).isdecimal() else 0

    def _instead(self, name: str, operands: Sequence[Operand], word: str) -> Iterator[Instruction]:
        """What moves the pen on goes on moving it."""
        self.gone.append((word, _letters(operands)))
        if name in PAINTS:
            yield ContentStreamInstruction([], Operator("n"))
        elif name == '"':
            yield ContentStreamInstruction(operands[:1], Operator("Tw"))
            yield ContentStreamInstruction(operands[1:2], Operator("Tc"))
        if name in ("'", '"'):
            yield ContentStreamInstruction([], Operator("T*"))


def _letters(operands: Sequence[Operand]) -> str:
    found = [each for one in operands for each in (one if isinstance(one, Array) else [one])]
    written = "".join(bytes(each).decode("latin-1") for each in found if isinstance(each, pikepdf.String))
    return written if written.isascii() and written.isprintable() else ""
