"""What a process that measures the large practice is told."""

from typing import TypedDict

from bulkhead.cli.bench.told import Told


class LargeTold(TypedDict):
    """A way into its largest portal and into the desk, and the rows whose pages are asked for."""

    portal: Told
    slug: str
    item: str
    ids: dict[str, str]
