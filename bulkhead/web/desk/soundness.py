"""What the status page says: facts about this installation, each with a word for whether it is sound."""

import socket
import stat
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder

from bulkhead import practice
from bulkhead.base import local
from bulkhead.isolation import keys
from bulkhead.isolation.control import WORKER
from bulkhead.isolation.places import Places
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.web.ui.formats import plural

GOOD, WARN, BAD = "good", "warn", "bad"


class Fact(NamedTuple):
    """One line: what, how it stands in a word, and the words."""

    name: str
    kind: str
    word: str
    words: str


def facts() -> list[Fact]:
    """Read from the files and the store now, not remembered."""
    places = keys.ring().places
    return [_worker(places), _key(places), _seal(), _store(places), _backup(), _log(), _clients()]


def _worker(places: Places) -> Fact:
    try:
        local.connect(places.run / WORKER, kind=socket.SOCK_DGRAM, timeout=0.2).close()
    except OSError:
        words = "Mail and the calendar wait for it. Nothing is lost; it catches up when it starts."
        fact = Fact("Worker", BAD, "Not running", words)
    else:
        fact = Fact("Worker", GOOD, "Running", "It sends mail and brings the calendar up to date.")
    return fact


def _key(places: Places) -> Fact:
    path = places.keys / "master"
    if not path.exists():
        words = f"{path} is not there; this process still holds the key. Copy it back before anything is restarted."
        fact = Fact("Key file", BAD, "Missing", words)
    elif stat.S_IMODE(path.stat().st_mode) & 0o077:
        fact = Fact("Key file", BAD, "Open to others", f"Run: chmod 600 {path}")
    else:
        fact = Fact("Key file", GOOD, "Closed", f"Only you can read {path}. Keep a copy away from this machine.")
    return fact


def _seal() -> Fact:
    is_on = settings.SEAL.on
    return Fact("Kernel seal", GOOD if is_on else WARN, "On" if is_on else "Off", settings.SEAL.words)


def _store(places: Places) -> Fact:
    newest = max(path.stem for path in (Path(practice.__file__).parent / "migrations").glob("0*.py"))
    applied = MigrationRecorder.Migration.objects.filter(app="practice").order_by("-name").first()
    is_current = applied is not None and applied.name == newest
    words = f"In {places.data}, encrypted. Its tables stand at {applied.name if applied else 'nothing'}."
    return Fact("Practice store", GOOD if is_current else BAD, "Current" if is_current else "Behind", words)


def _backup() -> Fact:
    words = "No backup was made yet. Copy the data folder and, to another place, the key file."
    return Fact("Backup", WARN, "None yet", words)


def _log() -> Fact:
    last = PracticeLine.objects.order_by("-number").values_list("number", flat=True).first() or 0
    return Fact("Practice log", "open", plural(last, one="line"), "Each line is hashed over the one before.")


def _clients() -> Fact:
    count = Client.objects.filter(state=Client.State.LIVE).count()
    return Fact("Clients", "open", plural(count, one="client"), "Each in a store of its own, under a key of its own.")
