"""Puts the cast of the tests into a data folder, in a process of its own: `python -m tests.browser.staging DATA`."""

import sys
from pathlib import Path

from bulkhead.cli.opening import opened, set_up


def main(data: Path) -> None:
    set_up()
    with opened(data, create=True):
        # Models load after Django is set up.
        from bulkhead.crossings.project import project
        from tests.cast import Cast

        cast = Cast.assemble()
        for member in (cast.signal, cast.harbor):
            project(member.client)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
