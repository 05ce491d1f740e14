"""What a copy's processes left behind: their log, temporary files, the stores themselves, their command lines, mail."""

import email
import email.policy
from collections.abc import Iterator
from pathlib import Path

from bulkhead.base.canaries import Canaries, Sighting, owners
from bulkhead.cli.check.fields import LIBRARY, OFFICE
from bulkhead.cli.check.judging import SPY, Finding
from bulkhead.cli.check.letterbox import Letter
from bulkhead.cli.check.scratch import Scratch

MEMORY_NOTE = "spool"
LARGEST = 64 << 20


def left_in_files(scratch: Scratch, *, canaries: Canaries) -> tuple[int, list[Finding]]:
    """Nothing of anybody stands in clear in a log, in a temporary file, or in a store on the disk. How many files."""
    places = [scratch.places.data, scratch.temporary, scratch.log]
    note = scratch.places.run / MEMORY_NOTE
    if note.exists():
        places.append(Path(note.read_text()))
    found, count = [], 0
    for path in (one for place in places for one in _files(place)):
        count += 1
        for sighting in _in_file(path, canaries):
            found.append(_found("clear", sighting, "log" if path == scratch.log else "disk", path.name))
    return count, found


def errors_in(log: Path) -> list[str]:
    """What the copy's processes said of faults: types and places, never values."""
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    return sorted({line.partition(" ERROR ")[2] for line in lines if " ERROR " in line})


def told_of_processes(pids: list[int], *, canaries: Canaries) -> list[Finding]:
    """What a process was started with may be read by others on the machine."""
    found = []
    for pid in pids:
        for part in ("cmdline", "environ"):
            path = Path(f"/proc/{pid}/{part}")
            for sighting in _in_file(path, canaries) if path.exists() else ():
                found.append(_found("clear", sighting, "process", part))
    return found


def in_letters(letters: list[Letter], *, canaries: Canaries) -> tuple[set[str], list[Finding]]:
    """A mail speaks of one client: its reader's own. Planted faults that were seen, and what was found besides."""
    spies: set[str] = set()
    found = []
    for letter in letters:
        seen = canaries.sightings(letter.content, place="mail")
        for part in _parts(letter.content):
            seen |= canaries.sightings(part, place="mail")
        planted = {one for one in seen if one.planted.startswith(SPY)}
        spies |= {one.planted for one in planted}
        cut = {one.brand for one in planted}  # the same word once more, cut off where a line of the mail ends.
        seen = {one for one in seen - planted if one.planted or one.brand not in cut}
        reader = owners(canaries.sightings(letter.to.encode())) or owners(seen) - {LIBRARY, OFFICE}
        for sighting in seen:
            if sighting.brand.owner not in reader or len(reader) > 1:
                found.append(_found("canary", sighting, "mail", "mail"))
    return spies, found


def _parts(content: bytes) -> Iterator[bytes]:
    message = email.message_from_bytes(content, policy=email.policy.default)
    yield str(message.get("Subject", "")).encode()
    for part in message.walk():
        if not part.is_multipart():
            yield bytes(part.get_payload(decode=True) or b"")


def _found(kind: str, sighting: Sighting, surface: str, path: str) -> Finding:
    return Finding(kind, sighting.brand.owner, "anybody", surface, "", path, sighting.planted or sighting.brand.kind)


def _in_file(path: Path, canaries: Canaries) -> set[Sighting]:
    try:
        with open(path, "rb") as opened:
            return canaries.sightings(opened.read(LARGEST), place=path.name)
    except OSError:
        return set()


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    else:
        yield from (path for path in place.rglob("*") if path.is_file() and not path.is_socket())
