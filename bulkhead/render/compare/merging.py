"""The new version of a file with some of its changes undone."""

from collections.abc import Collection, Sequence

from bulkhead.render.compare.changes import Changes
from bulkhead.render.compare.results import Change, Op, Runs
from bulkhead.render.compare.stories import Meeting, Paper, Undone
from bulkhead.render.refusals import Refused

STALE = "One of the two files has changed since they were compared. Compare them again."


def merged(new: Paper, *, old: Paper, met: Sequence[Meeting], skipped: Collection[str]) -> bytes:
    changes = Changes(old, new=new, met=met)
    known = {change.key: change for change in changes.all}
    for key in skipped:
        if key not in known:
            raise Refused(STALE)
        if not known[key].can_skip:
            raise Refused(f"{known[key].place}: {known[key].reason}")
    return new.put_back(met, undone=_undone(changes, [known[key] for key in sorted(set(skipped))], old))


def _undone(changes: Changes, skipped: Sequence[Change], old: Paper) -> Undone:
    kept = {change.key for change in skipped}
    entries = [
        (change.kind, changes.entries[change.key])
        for change in changes.all
        if change.key in kept & set(changes.entries)
    ]
    words = {changes.entries[change.key]: change.words for change in skipped if change.key in changes.entries}
    return Undone(
        rewritten={entry: _back(words[entry]) for kind, entry in entries if kind == "changed"},
        dropped=[entry for kind, entry in entries if kind == "added"],
        restored=[entry for kind, entry in entries if kind == "removed"],
        taken_out=[changes.wholes[change.key] for change in skipped if change.key in changes.wholes],
        twins=changes.twins,
        old=old,
    )


def _back(words: Runs) -> Runs:
    """The way from the new text to the old one."""
    turned: dict[Op, Op] = {"same": "same", "del": "ins", "ins": "del"}
    found = [(turned[op], text) for op, text in words]
    # What goes stands before what comes, so that the words that come take the look of those that go.
    return tuple(_goes_first(found))


def _goes_first(found: list[tuple[Op, str]]) -> list[tuple[Op, str]]:
    ordered: list[tuple[Op, str]] = []
    for op, text in found:
        if op == "del" and ordered and ordered[-1][0] == "ins":
            ordered.insert(-1, (op, text))
        else:
            ordered.append((op, text))
    return ordered
