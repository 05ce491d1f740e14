"""A desk and a portal at work under strace: says what begins and what was answered; a test cuts the power in between.

Arguments: the data folder, how often, which flows, and what to leave out for once: `normal` commits without waiting
for the disk, `nofolder` does not make names durable. What is left out must show as a loss.
"""

import os
import sys
from pathlib import Path

from tests.durability.stage import DONE, FLOWS, set_up  # isort: skip -- sets Django up.
from bulkhead.isolation import blobs
from bulkhead.isolation.engines.cipher import base
from bulkhead.isolation.places import Places


def main() -> None:
    folder, often, flows, without = sys.argv[1:5]
    if without == "normal":
        kept = [one for one in base.DEMANDED if one[0] != "synchronous"]
        base.DEMANDED = (*kept, ("synchronous", "NORMAL", 1))
    if without == "nofolder":
        blobs.keys.sync_folder = lambda _: None
    stage = set_up(Places(Path(folder)))
    for number in range(int(often)):
        for name in flows.split(","):
            mark = FLOWS[name].ready(stage, f"t{name}-{number}".replace("_", "-"))
            say(f"begun {name} {mark}")
            if FLOWS[name].act(stage, mark) == DONE:
                say(f"done {name} {mark}")


def say(words: str) -> None:
    os.write(sys.stdout.fileno(), f"{words}\n".encode())


if __name__ == "__main__":
    main()
