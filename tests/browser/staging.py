"""Puts the cast of the tests into a data folder, in a process of its own: `python -m tests.browser.staging DATA`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bulkhead.cli.opening import opened, set_up

if TYPE_CHECKING:
    from bulkhead.isolation.chain import Actor
    from tests.cast import Member


def main(data: Path) -> None:
    set_up()
    with opened(data, create=True):
        # Models load after Django is set up.
        from bulkhead.crossings.project import project
        from tests.cast import Cast

        cast = Cast.assemble()
        for member in (cast.signal, cast.harbor):
            traffic(member, by=cast.maren.actor)
            project(member.client)


def traffic(member: "Member", *, by: "Actor") -> None:
    """A question, something wanted, a file that came by itself, and a colleague of the sponsor's."""
    from bulkhead.isolation import inside
    from bulkhead.isolation.blobs import vault_blobs
    from bulkhead.vault.models import Person, Request, SentFile, Wanted
    from bulkhead.vault.requests.sent import Parcel
    from bulkhead.vault.requests.wanted import Need

    with inside(member.client):
        sponsor = Person.objects.get(pk=member.sponsor)
        Request.ask("Will the quarter land?", kind="question", person=sponsor)
        Wanted.ask(Need("Numbers of the quarter"), by=by)
        SentFile.send([Parcel(vault_blobs().put([b"a,b"]), "numbers.csv")], person=sponsor)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
