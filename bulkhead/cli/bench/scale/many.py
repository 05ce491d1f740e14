"""The same measurements beside 10, 1,000 and 10,000 vaults: opening, pages, the start, the supervisor; one upgrade."""

import json
from collections.abc import Callable
from pathlib import Path

from bulkhead.cli.bench import serving
from bulkhead.cli.bench.figures import Figure, handed_over, ratios
from bulkhead.cli.bench.told import Told
from bulkhead.isolation.schema import KNOWN

COUNTS = (10, 1_000, 10_000)
UPGRADED = 1_000
Measure = Callable[..., str]


def figures(folder: Path, *, measure: Measure) -> list[Figure]:
    """In a scratch folder that grows; 10,000 vaults take 3 GB."""
    found: list[Figure] = []
    measure("stage", str(folder / "many"), str(COUNTS[0]))
    for count in COUNTS:
        found += _beside(count, folder=folder / "many", measure=measure)
    for count in COUNTS[1:]:
        found += ratios(found, few=COUNTS[0], many=count)
    return found + _upgrade(folder / "upgraded", measure=measure)


def _beside(count: int, *, folder: Path, measure: Measure) -> list[Figure]:
    place, words = str(folder), str(count)
    measure("scale.fill", place, words)
    told: Told = json.loads(measure("visiting", place, words))
    return [
        *handed_over(measure("scale.opens", place, words)),
        *handed_over(measure("desk", place, words)),
        *handed_over(measure("portal", words=json.dumps(told))),
        *serving.started(folder, count=count),
    ]


def _upgrade(folder: Path, *, measure: Measure) -> list[Figure]:
    """From the schema before the newest change."""
    before = sorted(KNOWN)[-2]
    measure("stage", str(folder), str(COUNTS[0]))
    measure("scale.fill", str(folder), str(UPGRADED), before)
    return handed_over(measure("scale.upgrade", str(folder)))
