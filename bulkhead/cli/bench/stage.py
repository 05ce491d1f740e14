"""The scratch folder that everything is measured on: the demo, and around it as many clients as are asked for.

`python -m bulkhead.cli.bench.stage FOLDER COUNT`
"""

import sys
import time
from datetime import date
from pathlib import Path

from bulkhead.cli.opening import opened, set_up

set_up()

from bulkhead.base.hues import HUES
from bulkhead.cli.bench.figures import Figure, hand_over, middle
from bulkhead.cli.demo.making import make_demo
from bulkhead.cli.lead import lead
from bulkhead.crossings.provision import Wanted, add_client
from bulkhead.isolation import keys
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.practice.accounts.models import Allocation, Practitioner
from bulkhead.practice.clients.models import Client

ASSOCIATE = "bench@northlight.example"
MINE = 10
DAY = date(2026, 11, 23)


def main() -> None:
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    if not (folder / "practice").exists():
        make_demo(folder, today=DAY)
    with opened(folder):
        took = [_add(number) for number in range(Client.objects.count(), count)]
        _allocate()
        hand_over([*_of_adding(took), _bytes_a_table()])


def _add(number: int) -> float:
    wanted = Wanted(f"Client {number}", f"client-{number}", HUES[number % len(HUES)], f"Client {number}")
    began = time.perf_counter()
    add_client(wanted, lead=lead())
    return (time.perf_counter() - began) * 1000


def _allocate() -> None:
    """An associate who works for ten of them: what others have on this machine must cost nothing on the pages."""
    person = Practitioner.objects.filter(email=ASSOCIATE).first() or Practitioner.objects.create_user(
        ASSOCIATE, password="an associate of the bench", name="Tobias Lind", kind="associate"
    )
    if not person.allocations.exists():
        for client in Client.objects.order_by("added_at")[:MINE]:
            Allocation(practitioner=person, client=client).save()


def _of_adding(took: list[float]) -> list[Figure]:
    return [middle("new vault", values=took, unit="ms", budget=100)] if took else []


def _bytes_a_table() -> Figure:
    newest = keys.ring().vault(Client.objects.latest("added_at").vault_id)
    raw = connect(newest)
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (tables,) = raw.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()
    raw.close()
    return Figure(
        "new vault, a table on disk", round(newest.database.stat().st_size / tables / 1024, 2), "KB", 6, tables
    )


if __name__ == "__main__":
    main()
