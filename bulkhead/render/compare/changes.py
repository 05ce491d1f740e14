"""The differences of two files, in the words of the person who decides about them."""

import hashlib
from collections.abc import Iterator, Sequence

from bulkhead.render.compare.results import Change, Kind, Runs
from bulkhead.render.compare.stories import Entry, Meeting, Paper, Story, Twins, Unit
from bulkhead.render.compare.wording import runs

ATTACHED = "pictures, charts and attachments"
ATTACHED_STAY = "Pictures, charts and attachments come with the new version as they are."
OTHER_KIND = "The two files are of different kinds, so parts of one cannot stand in the other."
WHOLE_GONE = "The new version no longer has it, and a whole {whole} cannot be put back. Copy it over by hand."


class Changes:
    """Each change with the entry or the whole story it is about."""

    def __init__(self, old: Paper, *, new: Paper, met: Sequence[Meeting]) -> None:
        self._new = new
        self._same_kind = type(old) is type(new)
        self.twins: Twins = {entry.old: entry.new for each in met for entry in each.entries if entry.old and entry.new}
        self.entries: dict[str, Entry] = {}
        self.wholes: dict[str, Story] = {}
        self.all = [*(change for meeting in met for change in self._of(meeting))]
        if self._same_kind and old.attached() != new.attached():
            self.all.append(_attached(old, new))

    def _of(self, meeting: Meeting) -> Iterator[Change]:
        if meeting.is_whole:
            yield self._whole(meeting)
        else:
            for entry in meeting.entries:
                if entry.old is None or entry.new is None or entry.old.text != entry.new.text:
                    yield self._one(entry, meeting)

    def _one(self, entry: Entry, meeting: Meeting) -> Change:
        old, new = entry.old.text if entry.old else "", entry.new.text if entry.new else ""
        kind: Kind = "added" if entry.old is None else "removed" if entry.new is None else "changed"
        shown = entry.new or entry.old
        assert shown is not None, "an entry is about something"
        key = _key(shown.block.key, kind=kind, old=old, new=new)
        self.entries[key] = entry
        reason = self._reason(entry, meeting)
        return Change(key, shown.block.place, kind, old, new, _words(old, new), can_skip=not reason, reason=reason)

    def _reason(self, entry: Entry, meeting: Meeting) -> str:
        """Why it cannot be skipped; nothing when it can."""
        if not self._same_kind:
            return OTHER_KIND
        if entry.old and not entry.new:
            return self._new.why_not_restored(entry.old, meeting=meeting, twins=self.twins)
        return self._new.cannot_alter or _locked(entry.new) or _locked(entry.old)

    def _whole(self, meeting: Meeting) -> Change:
        story = meeting.new or meeting.old
        assert story is not None, "a meeting is about something"
        kind: Kind = "added" if meeting.new else "removed"
        old, new = meeting.old.text if meeting.old else "", meeting.new.text if meeting.new else ""
        key = _key(story.key, kind=kind, old=old, new=new)
        self.wholes[key] = story
        whole = story.place.partition(" ")[0]
        reason = self._new.why_not_taken_out(story) if meeting.new else WHOLE_GONE.format(whole=whole)
        place = f"{story.place} {kind}, {_counted(len(story.units))}"
        return Change(key, place, kind, old, new, _words(old, new), can_skip=not reason, reason=reason)


def _locked(unit: Unit | None) -> str:
    return unit.locked if unit else ""


def _words(old: str, new: str) -> Runs:
    if old and new:
        return runs(old, new=new)
    return ((("ins", new),) if new else ()) or ((("del", old),) if old else ())


def _counted(texts: int) -> str:
    return {0: "no text", 1: "1 text"}.get(texts, f"{texts} texts")


def _attached(old: Paper, new: Paper) -> Change:
    before, after = (f"{sum(paper.attached().values())} in all" for paper in (old, new))
    said = "".join(sorted(old.attached())) + "".join(sorted(new.attached()))
    key = _key("attached", kind="changed", old=said, new="")
    return Change(key, ATTACHED, "changed", before, after, _words(before, after), can_skip=False, reason=ATTACHED_STAY)


def _key(key: str, *, kind: Kind, old: str, new: str) -> str:
    """Names the change by its place and by both texts: a list of skips made for other files hits nothing."""
    said = "\x00".join((kind, old, new)).encode("utf-8", "surrogatepass")
    return f"{key}:{hashlib.sha256(said).hexdigest()[:12]}"
