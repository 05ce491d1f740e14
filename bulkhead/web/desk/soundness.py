"""What the status page says: facts about this installation, each with a word for whether it is sound."""

import socket
import stat
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder

from bulkhead import practice
from bulkhead.base import local
from bulkhead.base.facts import BAD, GOOD, WARN, Fact
from bulkhead.isolation import children, keys
from bulkhead.isolation.control import WORKER
from bulkhead.isolation.places import Places
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.web.ui.counts import counted, listed
from bulkhead.web.ui.formats import plural

COPY = "Without it nothing here can be read again, by anyone: keep a copy of it away from this machine."


def facts() -> list[Fact]:
    """Read from the files and the store now, not remembered."""
    places = keys.ring().places
    return [_worker(places), _key(places), _seal(), _store(places), _backup(), _log(), _clients()]


def headline(shown: Sequence[Fact]) -> str:
    """The worst first: what does not work, then how much is to be looked at, and only then that all is well."""
    broken = [fact.name for fact in shown if fact.kind == BAD]
    doubtful = [fact for fact in shown if fact.kind == WARN]
    if broken:
        words = f"{listed(broken)} {'needs' if len(broken) == 1 else 'need'} you."
    elif doubtful:
        words = f"Running, {counted(len(doubtful), one='thing')} to look at."
    else:
        words = "Everything that should run runs."
    return words


def lead(shown: Sequence[Fact]) -> str:
    """What there is to look at, by name; nothing where all is well."""
    names = [fact.name for fact in shown if fact.kind == WARN]
    return f"To look at: {listed(names)}." if names else ""


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
        fact = Fact("Key file", GOOD, "Closed", f"Only you can read {path}. {COPY}")
    return fact


def _seal() -> Fact:
    """Of the portals, as this process was started; of those that read files, asked of one of them."""
    portals, readers = settings.SEAL, children.seal()
    if readers is None:
        words = "Those that read files tell theirs while the worker runs and one of them is free."
    elif readers.is_whole:
        words = f"Those that read files are sealed. {readers.words}"
    else:
        words = f"Those that read files are not sealed, or not wholly. {readers.words}"
    are_readers_sealed = readers is not None and readers.is_whole
    word = {(True, True): "On", (False, True): "Readers only"}.get((portals.on, are_readers_sealed), "Off")
    return Fact("Kernel seal", GOOD if word == "On" else WARN, word, f"{portals.words} {words}")


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
