"""Look: the files of a folder are judged one by one and go nowhere. What passes: nothing; only the answer goes back.

Nothing is written down, neither the file nor that it was looked at: it never stood at a client's door.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from bulkhead.base.scan_report import Looked, sayable
from bulkhead.base.text import file_name
from bulkhead.guard.readings import Reading
from bulkhead.guard.roster import Roster
from bulkhead.guard.sieve import Sieve, signs_of
from bulkhead.isolation import children
from bulkhead.isolation.blobs import tray_blobs
from bulkhead.isolation.uploads import SealedFile
from bulkhead.practice.clients.told import told

NOT_SENT = "It is larger than Bulkhead takes, or did not arrive."


def roster_of(folders: Sequence[str], *, ours: Sequence[str]) -> Roster:
    """The practice's clients, former ones included, and those that only the folders know."""
    return Roster(folders, told=told(), ours=ours)


def look(sent: object, *, path: str, client: str, roster: Roster) -> Looked:
    """One file as it was sent; its sealed bytes are gone when the request ends."""
    shown = sayable(path.partition("/")[2] or path)  # from the folder that was dropped, as a terminal tells it.
    if not isinstance(sent, SealedFile):
        return Looked(shown, client, unread=NOT_SENT)
    digest, size = hashlib.sha256(), sent.size or 0
    pieces = _summed(tray_blobs().read(sent.blob_id), digest)
    try:
        reading = Reading.from_json(children.run("read", args={"name": file_name(path)}, payload=pieces))
    except children.ChildFailed as failure:
        reading = Reading("unknown", (), str(failure))
    findings, certain = Sieve(roster.terms).sift(reading, target=client)
    return Looked(shown, client, size, digest.hexdigest(), certain, signs_of(findings), reading.hold)


def _summed(pieces: Iterable[bytes], digest: "hashlib._Hash") -> Iterator[bytes]:
    for piece in pieces:
        digest.update(piece)
        yield piece
