"""Brings every vault of the scratch folder up to date. `python -m bulkhead.cli.bench.scale.upgrade FOLDER`"""

import sys
import time
from pathlib import Path

from bulkhead.cli.bench.figures import Figure, hand_over
from bulkhead.cli.opening import opened, set_up
from bulkhead.isolation import crew, upgrades
from bulkhead.isolation.places import Places


def main() -> None:
    folder = Path(sys.argv[1])
    set_up()
    (Places(folder).run / upgrades.FILE).unlink(missing_ok=True)  # nobody knows of it: each is looked into.
    began = time.perf_counter()
    with opened(folder) as places:
        took, last = time.perf_counter() - began, upgrades.last(places)
    assert last is not None, "the upgrade has just been noted"
    assert not last.broken, "every vault is up to date"
    hand_over(
        [
            Figure(f"upgrade of {last.vaults} vaults by {crew.size()} processes", round(took, 1), "s"),
            Figure("upgrade, a vault of them", round(took / last.vaults * 1000, 1), "ms", None, last.vaults),
        ]
    )


if __name__ == "__main__":
    main()
