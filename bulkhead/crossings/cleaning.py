"""Cleaning: what a waiting file carries beside its pages is taken out, and the copy is judged as a new file is.

The file that waited is removed last: after its copy has entered the client, or waits in its place.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from uuid import uuid5

from django.db import transaction

from bulkhead.base.removals import Cleaned, Removable, of_json
from bulkhead.crossings.intake import Aim, Taken, enter
from bulkhead.crossings.judging import Judged, judge_file, look_over
from bulkhead.crossings.tray import MOVED, alone_with, note_pull, settle
from bulkhead.guard.verdicts import Judgement
from bulkhead.isolation import children
from bulkhead.isolation.blobs import Sealed, tray_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import GuardEvent, TrayItem
from bulkhead.vault.deliverables.errors import NotPossibleNow

DOOR = "cleaning"
HELD = ("", "")  # stands for what could not be read, among the names that were.
NOTHING = "Nothing of that is in the file."
Signs = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Group:
    """Something that can be taken out, and how much of what was found would go with it."""

    removable: Removable
    holds: int


@dataclass(frozen=True)
class Survey:
    """What can be taken out of a file, and what would be found even without all of it."""

    groups: tuple[Group, ...]
    stays: Judgement


@dataclass(frozen=True)
class CleanedFile:
    """What came of it: what was taken out, and a version in the vault or what is still found."""

    removed: tuple[Removable, ...]
    judgement: Judgement
    taken: Taken | None


def survey(item: TrayItem) -> Survey:
    """Look before anything is done; ChildFailed where this kind of file cannot be cleaned.

    Which group holds what was found is not guessed from the words of its place: a copy without it is read.
    """
    found = of_json(children.run("removable", args={"name": item.name}, payload=tray_blobs().read(item.blob_id)))
    before, without_all = _judged(item, ()), _judged(item, [one.key for one in found])
    unexplained = _signs(before) - _signs(without_all)
    groups = []
    for one in found:
        gone: Signs = _signs(before) - _signs(_judged(item, [one.key])) if unexplained else Counter()
        unexplained -= gone
        groups.append(Group(one, gone.total()))
    return Survey(tuple(groups), without_all)


def clean(item: TrayItem, *, keys: Collection[str], by: Actor) -> CleanedFile:
    """Write a copy without these groups and judge it; it enters the client, or waits in place of the file before."""
    with alone_with(item):
        made = _copy(item, keys)
        if not made.removed:
            raise NotPossibleNow(NOTHING)
        return _cleaned(item, made, by)


def _cleaned(item: TrayItem, made: Cleaned, by: Actor) -> CleanedFile:
    # The same bytes are the same copy, which after a crash enters as the version that is there; others get a new key.
    copy_id = uuid5(item.blob_id, hashlib.sha256(made.content).hexdigest())
    copy = tray_blobs().put([made.content], blob_id=copy_id)
    try:
        pieces = tray_blobs().read(copy.blob_id)
        judged = judge_file(made.name, pieces=pieces, target=item.client, door=DOOR, by=by.name, sha256=copy.sha256)
        taken = _let_in(item, copy, made, judged, by) if judged.passes else None
        original = item.blob_id
        if taken is None:
            _put_in_place(item, copy, made, judged, by)
    except BaseException:
        tray_blobs().remove(copy.blob_id)
        raise
    tray_blobs().remove(original)
    if taken is not None:
        tray_blobs().remove(copy.blob_id)
    return CleanedFile(made.removed, judged.judgement, taken)


def _let_in(item: TrayItem, copy: Sealed, made: Cleaned, judged: Judged, by: Actor) -> Taken:
    client, aim = item.client, Aim.from_json(item.aim)
    taken = enter(copy, name=made.name, client=client, aim=aim, by=by, judged=judged, door=item.door)
    note_pull(aim, taken=taken, client=client, by=by)
    words = f"{by.name} cleaned a file in the tray, and it entered {client}: {_said(made)}."
    with transaction.atomic():
        _note(item, copy, made, by)
        settle(item, state=TrayItem.State.LET_IN, act="tray.cleaned", by=by, words=words)
    return taken


def _put_in_place(item: TrayItem, copy: Sealed, made: Cleaned, judged: Judged, by: Actor) -> None:
    """The row keeps its address; what it says is what is found in the copy."""
    before = item.blob_id
    words = f"{by.name} cleaned a file for {item.client}, which waits in the tray still: {_said(made)}."
    with transaction.atomic():
        waiting = TrayItem.objects.filter(pk=item.pk, blob_id=before, state=TrayItem.State.WAITING)
        if not waiting.update(blob_id=copy.blob_id, name=made.name[:255], size=copy.size, sha256=copy.sha256):
            raise NotPossibleNow(MOVED)
        item.refresh_from_db(fields=["blob_id", "name", "size", "sha256"])
        item.note(judged.judgement)
        item.save(update_fields=["verdict", "hold", "findings"])
        _note(item, copy, made, by)
        PracticeLine.append("tray.cleaned", by=by, words=words, subject=item.id)


def _note(item: TrayItem, copy: Sealed, made: Cleaned, by: Actor) -> None:
    event = GuardEvent(client=item.client, door=DOOR, verdict="cleaned", by=by.name, sha256=copy.sha256)
    event.places, event.reason = sum(one.count for one in made.removed), _said(made)[:200]
    event.save()


def _said(made: Cleaned) -> str:
    """The groups alone: what they held is material."""
    return ", ".join(one.what.partition(":")[0].lower() for one in made.removed)


def _copy(item: TrayItem, keys: Collection[str]) -> Cleaned:
    args = {"name": item.name, "keys": json.dumps(sorted(keys))}
    return Cleaned.of_bytes(children.run("clean", args=args, payload=tray_blobs().read(item.blob_id)))


def _judged(item: TrayItem, keys: Collection[str]) -> Judgement:
    if not keys:
        return look_over(item.name, pieces=tray_blobs().read(item.blob_id), target=item.client).judgement
    made = _copy(item, keys)
    return look_over(made.name, pieces=[made.content], target=item.client).judgement


def _signs(judgement: Judgement) -> Signs:
    """Counted by name, because a slide that is gone moves the places of all that follow."""
    signs = Counter((found.client, found.name) for found in judgement.findings)
    return signs + Counter([HELD]) if judgement.reason else signs
