"""The text of a version, in pieces that say where they stand, as a search finds it."""

from collections.abc import Iterable, Iterator
from itertools import islice

from bulkhead.vault.deliverables.models import Version
from bulkhead.vault.search.models import Findable

DOCUMENT = "document"
PIECE = 1400  # signs; about half a page, so that an excerpt is read without reading the whole document.
MOST_PIECES = 1500  # about two million signs; a document that has more is found by its beginning.

Passages = Iterable[tuple[str, str]]


def keep_text(version: Version, *, passages: Passages) -> None:
    """Make a version findable by what it says. Inside the transaction that adds it; again, it changes nothing."""
    if Findable.objects.filter(kind=DOCUMENT, subject=version.id.hex, title="").exists():  # its name has its own.
        return
    rows = [
        Findable(kind=DOCUMENT, subject=version.id.hex, words=words, place=place)
        for place, words in islice(pieces(passages), MOST_PIECES)
    ]
    for row in rows:
        row.place = f"version {version.number}, {row.place}"[:120]
        row.room, row.at = version.deliverable_id.hex, version.made_at
    # The newest row is found first, so the beginning of a document is written last.
    Findable.objects.bulk_create(reversed(rows), batch_size=200)


def pieces(passages: Passages) -> Iterator[tuple[str, str]]:
    """Passages that follow each other, joined until they fill a piece; it is called by where it begins."""
    begins, size = "", 0
    gathered: list[str] = []
    for place, text in passages:
        for part in _parts(" ".join(text.split())):
            if gathered and size + len(part) > PIECE:
                yield begins, "\n".join(gathered)
                gathered, size = [], 0
            begins = begins if gathered else place
            gathered.append(part)
            size += len(part)
    if gathered:
        yield begins, "\n".join(gathered)


def _parts(text: str) -> Iterator[str]:
    """A passage that is longer than a piece, cut between its words where it has any."""
    while len(text) > PIECE:
        cut = text.rfind(" ", PIECE // 2, PIECE) + 1 or PIECE
        yield text[:cut].rstrip()
        text = text[cut:]
    if text:
        yield text
