"""What is noted while a file is read, and how much of it we are ready to unpack."""

from bulkhead.guard.readings import Passage

MOST_BYTES = 200 * 1024 * 1024
MOST_PARTS = 5_000
MOST_TEXT = 40_000_000
DEEPEST = 4
HOLDS_SHOWN = 3


class Unreadable(Exception):
    """A file or a part that we do not read; its text is the sentence for the person who uploaded it."""


class Notebook:
    """Passages and holds of one file, with budgets that embedded files share with the file around them."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self._seen: set[tuple[str, str]] = set()
        self._holds: dict[str, None] = {}
        self._bytes_left = MOST_BYTES
        self._parts_left = MOST_PARTS
        self._text_left = MOST_TEXT

    def note(self, place: str, *, text: str) -> None:
        kept = text.strip()
        if kept and (place, kept) not in self._seen:
            self._text_left -= len(kept)
            if self._text_left < 0:
                raise Unreadable("The file holds more text than we read. Split it and upload the pieces.")
            self._seen.add((place, kept))
            self.passages.append(Passage(place, kept))

    def hold(self, sentence: str) -> None:
        self._holds[sentence] = None

    def holds_in_words(self) -> str:
        shown = list(self._holds)[:HOLDS_SHOWN]
        more = len(self._holds) - len(shown)
        return " ".join(shown) + (f" And {more} more like this." if more else "")

    def spend_parts(self, parts: int) -> None:
        self._parts_left -= parts
        if self._parts_left < 0:
            raise Unreadable(f"The file holds more than {MOST_PARTS:,} parts. Split it and upload the pieces.")

    def spend_bytes(self, size: int) -> None:
        self._bytes_left -= size
        if self._bytes_left < 0:
            raise Unreadable(
                f"The file unpacks to more than {MOST_BYTES // 1024**2} MB. Split it and upload the pieces."
            )


def inside(place: str, *, inner: str) -> str:
    return ", ".join(part for part in (place, inner) if part)
