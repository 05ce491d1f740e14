"""A backup of the demo, the next one, checking it, and restoring it: CPU, so that a busy disk does not lie.

`python -m bulkhead.cli.bench.backing_up FOLDER`
"""

import shutil
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from bulkhead.cli.opening import opened, set_up

set_up()

from bulkhead.cli.bench.figures import hand_over, middle
from bulkhead.cli.demo.making import make_demo
from bulkhead.crossings.restoring import restore_all, restore_client
from bulkhead.isolation import keys
from bulkhead.isolation.backing_up.again import prove_again
from bulkhead.isolation.backing_up.making import make
from bulkhead.isolation.places import Places
from bulkhead.practice.clients.models import Client

DAY = date(2026, 11, 23)
TIMES = 5


def main() -> None:
    folder = Path(sys.argv[1])
    data, shelf, new = (folder / name for name in ("data", "shelf", "new"))
    make_demo(data, today=DAY)
    with opened(data) as places:
        first = [_took(partial(make, shelf / f"{number}")) for number in range(TIMES)]
        second = [_took(partial(make, shelf / f"{number}")) for number in range(TIMES)]
        checked = [_took(partial(prove_again, shelf / f"{number}")) for number in range(TIMES)]
        client = Client.objects.get(slug="signal")
        one = [_took(partial(restore_client, client, named=shelf / f"{number}")) for number in range(TIMES)]
        whole = [_whole(shelf / f"{number}", data=new / f"{number}", places=places) for number in range(TIMES)]
    told = {"backup": first, "backup again": second, "check a backup": checked}
    told |= {"restore one client": one, "restore everything": whole}
    hand_over(middle(f"{name}, demo, CPU", values=values, unit="ms") for name, values in told.items())


def _whole(shelf: Path, *, data: Path, places: Places) -> float:
    shutil.copytree(places.keys, data / "keys")
    new = Places(data)
    return _took(lambda: restore_all(shelf, places=new, master=keys.load_master(new)))


def _took(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main()
