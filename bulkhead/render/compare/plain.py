"""Text and markdown: pieces of a text, and what stands between them, so that the rest of a file stays as it was."""

from collections.abc import Callable, Iterator, Sequence

from bulkhead.render.compare.pieces import Piece, lines, markdown_pieces, text_pieces
from bulkhead.render.compare.results import Block
from bulkhead.render.compare.stories import Entry, Meeting, Paper, Story, Twins, Undone, Unit

LONGEST_HEADING = 60
FRONT = "front matter"


class PlainPaper(Paper):
    """A kind says how a text falls into pieces and where each stands."""

    split: Callable[[str], list[Piece]]

    def __init__(self, content: bytes) -> None:
        self._encoding, text = decoded(content)
        self._newline = "\r\n" if "\r\n" in text else "\n"
        pieces = type(self).split(text)
        self.lead = text[: pieces[0].begin] if pieces else text
        blocks = [
            Block(f"text#{number}", place, piece.text, piece.style)
            for number, (piece, place) in enumerate(zip(pieces, self.places(pieces), strict=True))
        ]
        units = [Unit(block) for block in blocks]
        self.stories = [Story("text", "text", units)]
        self.pieces = dict(zip(units, pieces, strict=True))

    def places(self, pieces: Sequence[Piece]) -> Iterator[str]:
        raise NotImplementedError

    def why_not_restored(self, unit: Unit, *, meeting: Meeting, twins: Twins) -> str:
        return ""

    def put_back(self, meetings: Sequence[Meeting], *, undone: Undone) -> bytes:
        assert isinstance(undone.old, PlainPaper), "both files are of one kind"
        whole = Whole(self, undone.old)
        dropped, restored = set(undone.dropped), set(undone.restored)
        for meeting in meetings:
            for entry in meeting.entries:
                if entry.new is None:
                    whole.add(entry, from_old=True) if entry in restored else None
                elif entry not in dropped:
                    whole.add(entry, from_old=entry in undone.rewritten)
        return encoded(whole.text(self._newline), encoding=self._encoding)


class MarkdownPaper(PlainPaper):
    split = staticmethod(markdown_pieces)

    def places(self, pieces: Sequence[Piece]) -> Iterator[str]:
        heading, counted = "", dict[str, int]()
        for piece in pieces:
            if piece.style.startswith("heading"):
                heading, counted = " ".join(piece.text.strip("# \n").split())[:LONGEST_HEADING], {}
                yield f"{piece.style}: {heading}"
            elif piece.style == FRONT:
                yield FRONT
            else:
                counted[piece.style] = counted.get(piece.style, 0) + 1
                yield f"{piece.style} {counted[piece.style]}" + (f" under “{heading}”" if heading else "")


class TextPaper(PlainPaper):
    split = staticmethod(text_pieces)

    def places(self, pieces: Sequence[Piece]) -> Iterator[str]:
        yield from (f"line {piece.line}" for piece in pieces)


class Whole:
    """A text put together from pieces of two files, with what stood between them where they were neighbours."""

    def __init__(self, new: PlainPaper, old: PlainPaper) -> None:
        self._new, self._old = new, old
        self._split = type(new).split
        self._parts: list[tuple[Piece, Piece | None, Piece | None]] = []

    def add(self, entry: Entry, *, from_old: bool) -> None:
        theirs = self._old.pieces[entry.old] if entry.old else None
        ours = self._new.pieces[entry.new] if entry.new else None
        shown = theirs if from_old else ours
        assert shown is not None, "what is put back was there"
        self._parts.append((shown, theirs, ours))

    def text(self, newline: str) -> str:
        written = ""
        for number, (shown, theirs, ours) in enumerate(self._parts):
            written += shown.text
            if number + 1 < len(self._parts):
                after, next_theirs, next_ours = self._parts[number + 1]
                beside = [_between(ours, next_ours), _between(theirs, next_theirs)]
                written += self._joint(shown, after, [each for each in beside if each])
        written += next(reversed([piece.tail for piece in (self._new.pieces or self._old.pieces).values()]), "")
        return newline.join(lines(self._led(written)))

    def _led(self, written: str) -> str:
        """With the white space ahead that keeps a rule in the first line from opening front matter, or lets it."""
        wanted = [shown.text for shown, *_ in self._parts]
        leads = [self._new.lead, self._old.lead, "", "\n"]
        kept = (lead + written for lead in leads if self._texts(lead + written) == wanted)
        return next(kept, self._new.lead + written)

    def _joint(self, shown: Piece, after: Piece, beside: list[str]) -> str:
        """What keeps the two apart when the text is read again."""
        if shown.style == after.style == FRONT:
            return next(iter(beside), "\n")
        return next((tail for tail in [*beside, "\n"] if self._stays(shown, tail, after)), "\n\n")

    def _stays(self, shown: Piece, tail: str, after: Piece) -> bool:
        return self._texts(shown.text + tail + after.text) == [shown.text, after.text]

    def _texts(self, text: str) -> list[str]:
        return [piece.text for piece in self._split(text)]


def _between(first: Piece | None, second: Piece | None) -> str:
    return first.tail if first and second and second.number == first.number + 1 else ""


def decoded(content: bytes) -> tuple[str, str]:
    """The encoding and the text; every file has one, because the last one reads anything."""
    marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    likely = [encoding for mark, encoding in marks if content.startswith(mark)]
    for encoding in (*likely, "utf-8", "cp1252"):
        try:
            return encoding, content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return "latin-1", content.decode("latin-1")


def encoded(text: str, *, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8-sig")
