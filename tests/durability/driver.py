"""A desk that uploads and delivers without end, and says each thing only after it was answered. Made to be killed.

Started once and warm; for every line on its input it forks one desk. `begin SEED [POINT]`: there it kills itself.
"""

import hashlib
import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from pkgutil import resolve_name

os.environ["DJANGO_SETTINGS_MODULE"] = "bulkhead.config.desk"
import django

django.setup()

from bulkhead.isolation import inside, keys  # noqa: E402 -- Django is set up first.
from bulkhead.isolation.places import Places  # noqa: E402 -- see above.
from bulkhead.practice.accounts.models import Practitioner  # noqa: E402 -- see above.
from bulkhead.practice.clients.models import Client  # noqa: E402 -- see above.
from bulkhead.vault.deliverables.models import Deliverable, Version  # noqa: E402 -- see above.
from bulkhead.vault.people.models import Person  # noqa: E402 -- see above.
from tests.browse import Browser, desk_browser  # noqa: E402 -- see above.
from tests.rig.stores import let_go  # noqa: E402 -- see above.

MOST = 100  # a desk nobody kills ends by itself, and the test says so.


def say(words: str) -> None:
    """One line in one system call: whole, or not at all."""
    os.write(sys.stdout.fileno(), f"{words}\n".encode())


def content_of(seed: int, number: int) -> bytes:
    """Up to five sealed pieces of text."""
    lot = random.Random(f"{seed} {number}")
    words = " ".join(
        lot.choice(["plan", "growth", "margin", "weekly", "review"]) for _ in range(lot.choice([9, 900, 40_000]))
    )
    return f"{seed} {number} {words}\n".encode()


def work(places: Places, seed: int, point: str) -> None:
    keys.install(keys.Ring(places, keys.load_master(places)))
    browser, client = signed_in(), Client.objects.get(slug="signal")
    with inside(client):
        deliverable = Deliverable.objects.get(title="Work without end").id
        sponsor = Person.objects.get(role="sponsor").id
    if point:
        _die_at(point)
    say("working")
    for number in range(MOST):
        _upload(browser, f"/in/signal/deliverables/{deliverable}/", seed, number)
        with inside(client):
            version = Version.objects.filter(deliverable=deliverable).latest("number").id
        browser.post(f"/in/signal/deliverables/{deliverable}/review/")
        form = {"version": version, "approvers": sponsor, "confirm": "Signal"}
        answer = browser.post(f"/in/signal/deliverables/{deliverable}/delivery/", form)
        if answer.status != 303:
            say(f"refused delivery {answer.status}")
        else:
            say(f"delivered {version}")


def signed_in() -> Browser:
    return desk_browser(as_practitioner=Practitioner.objects.get(email="maren@northlight.example"))


def warm(places: Places) -> None:
    """Compile the pages once; no store stays open over a fork."""
    keys.install(keys.Ring(places, keys.load_master(places)))
    signed_in().get("/in/signal/deliverables/")
    let_go()


def _upload(browser: Browser, home: str, seed: int, number: int) -> None:
    content, name = content_of(seed, number), f"work-{seed}-{number}.{'md' if number % 3 == 1 else 'txt'}"
    form = {"note": "", "reissued_because": "what was missing"}
    answer = browser.post(f"{home}versions/", form, files={"file": (name, content)})
    if answer.status == 303:
        say(f"uploaded {name} {hashlib.sha256(content).hexdigest()}")
    else:
        say(f"refused upload {answer.status}")


def _die_at(point: str) -> None:
    place, _, name = point.rpartition(".")

    def die(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(resolve_name(place), name, die)


def forked(do: Callable[[], None]) -> None:
    """Do it in a process of its own, which says its id first, and say when that one ended."""
    child = os.fork()
    if child == 0:
        try:
            say(f"pid {os.getpid()}")
            do()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    say(f"ended {os.waitstatus_to_exitcode(status)}")


def main() -> None:
    places = Places(Path(sys.argv[1]))
    warm(places)
    say("ready")
    for line in sys.stdin:
        _, seed, *point = line.split()
        forked(lambda: work(places, int(seed), "".join(point)))  # noqa: B023 -- called at once.


if __name__ == "__main__":
    main()
