"""What making and opening a vault costs beside many others.

`python -m bulkhead.cli.bench.scale.opens FOLDER COUNT`
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from bulkhead.cli.opening import opened, set_up

set_up()

from bulkhead.base.ids import uuid7
from bulkhead.cli.bench.figures import Figure, hand_over, middle
from bulkhead.isolation import inside, keys, lifecycle
from bulkhead.isolation.connection import vault_connection
from bulkhead.vault.people.models import Person

TIMES, WARM = 9, 200


def main() -> None:
    folder, count = Path(sys.argv[1]), sys.argv[2]
    with opened(folder):
        vaults = [placement.vault_id for placement in keys.ring().registry.entries()][:TIMES]
        began = time.perf_counter()
        keys.ring().registry.entries()
        listed = (time.perf_counter() - began) * 1000
        hand_over(
            [
                middle(f"new vault, {count} vaults", values=_made(), unit="ms", budget=100),
                middle(f"cold open and one query, {count} vaults", values=_cold(vaults), unit="ms"),
                _warm(vaults[0], count),
                Figure(f"the list of vaults, {count} vaults", round(listed, 1), "ms"),
            ]
        )


def _made() -> list[float]:
    took = []
    for number in range(TIMES):
        vault_id = uuid7()
        took.append(_timed(lambda: lifecycle.create_vault(vault_id, slug=f"bench-{number}")))  # noqa: B023 -- at once.
        lifecycle.discard(keys.ring().registry.placement(vault_id))
    return took


def _cold(vaults: list[UUID]) -> list[float]:
    vault_connection().close_parked()
    return [_timed(lambda: _look(vault_id)) for vault_id in vaults]  # noqa: B023 -- called at once.


def _warm(vault_id: UUID, count: str) -> Figure:
    took = [_timed(lambda: _look(vault_id)) for _ in range(WARM)]
    return middle(f"warm open and one query, {count} vaults", values=took, unit="ms")


def _look(vault_id: UUID) -> None:
    with inside(vault_id):
        Person.objects.first()


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
