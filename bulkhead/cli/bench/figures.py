"""A measured figure, and the budget it has to keep."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One number by name; `number` is how many measurements stand behind it. No budget: it is told for its own sake."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    number: int = 1

    @property
    def verdict(self) -> str:
        if self.budget is None:
            return ""
        return "ok" if self.value <= self.budget else "over"

    def as_json(self) -> dict[str, str | float | None]:
        return {**asdict(self), "verdict": self.verdict}


def middle(name: str, *, values: list[float], unit: str, budget: float | None = None) -> Figure:
    """The median of several measurements."""
    return Figure(name, round(median(values), 2), unit, budget, len(values))


def hand_over(figures: Iterable[Figure]) -> None:
    """From a measuring process to the one that asked."""
    json.dump([asdict(figure) for figure in figures], sys.stdout)


def handed_over(words: str) -> list[Figure]:
    return [Figure(**written) for written in json.loads(words)]


def ratios(figures: list[Figure], *, few: int, many: int) -> list[Figure]:
    """What the same page costs when there are many more vaults on the machine."""
    found, by_name = [], {figure.name: figure for figure in figures}
    for name, beside_few in by_name.items():
        beside_many = by_name.get(name.replace(f", {few} vaults", f", {many} vaults"))
        if beside_many is not None and beside_many is not beside_few and name.endswith("CPU"):
            ratio = round(beside_many.value / beside_few.value, 2)
            found.append(Figure(f"{name.split(',')[0]}, {many} to {few} vaults", ratio, "×", 1.2, beside_many.number))
    return found
