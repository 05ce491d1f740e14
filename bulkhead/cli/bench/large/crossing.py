"""What the worker pays for each act in a client with 500 deliverables, and what a search in its documents costs.

`python -m bulkhead.cli.bench.large.crossing FOLDER`, with what it needs as JSON on its input.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "bulkhead.config.worker"

from bulkhead.cli.opening import opened, set_up

set_up()

from bulkhead.cli.bench.figures import Figure, hand_over
from bulkhead.cli.bench.large.told import LargeTold
from bulkhead.cli.bench.large.words import WORDS
from bulkhead.crossings.project import project
from bulkhead.isolation import inside
from bulkhead.practice.clients.models import Client
from bulkhead.vault.deliverables.models import Deliverable, Version
from bulkhead.vault.search.finding import search

TIMES = 5
SEARCH, PROJECTION = 30.0, 12.0


def main() -> None:
    told: LargeTold = json.load(sys.stdin)
    with opened(Path(sys.argv[1])):
        client = Client.objects.get(slug=told["slug"])
        with inside(client):
            full = f"{Deliverable.objects.count()} deliverables, {Version.objects.count()} versions"
            figures = [_timed(f"search, {name}, {full}", lambda: search(words), SEARCH) for name, words in _asked()]  # noqa: B023 -- called at once.
        project(client)
        hand_over([*figures, _timed(f"projection, nothing changed, {full}", lambda: project(client), PROJECTION)])


def _asked() -> list[tuple[str, str]]:
    """A word that stands everywhere, its first two letters, a rare word, two words, and a word nobody wrote."""
    often, rare = WORDS[0], WORDS[3000]
    two = f"{often} {rare}"
    return [("everywhere", often), ("two letters", often[:2]), ("rare", rare), ("two words", two), ("none", "qzqz")]


def _timed(name: str, do: Callable[[], object], budget: float) -> Figure:
    took = []
    for _ in range(TIMES):
        began = time.process_time()
        do()
        took.append((time.process_time() - began) * 1000)
    return Figure(name, round(min(took), 2), "ms", budget, TIMES)


if __name__ == "__main__":
    main()
