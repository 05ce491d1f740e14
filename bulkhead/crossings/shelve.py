"""Shelve: a file enters the private library. What passes: a template that names no client at all."""

import json
from dataclasses import dataclass

from django.db import transaction

from bulkhead.crossings.judging import judge_file, judge_words
from bulkhead.guard.verdicts import Judgement, Verdict
from bulkhead.isolation import children
from bulkhead.isolation.blobs import Sealed, practice_blobs, tray_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.practice.library.models import Item, ItemVersion, Pull
from bulkhead.practice.trail.models import PracticeLine


class NotShelved(RuntimeError):
    """The file does not go into the library; the message says why. `judgement` when it names a client."""

    def __init__(self, sentence: str, judgement: Judgement | None = None) -> None:
        super().__init__(sentence)
        self.judgement = judgement


class WasPulled(RuntimeError):
    """A client holds a copy of this item, so its lineage stays."""


@dataclass(frozen=True)
class Survey:
    """Fields found in a template, and what looks like one and is not."""

    uses: tuple[tuple[str, str], ...]
    problems: tuple[tuple[str, str, str], ...]


def shelve(sealed: Sealed, *, name: str, item: Item, by: Actor, note: str = "") -> ItemVersion:
    """Add a sealed upload as the item's next version; a new item is saved with its first one.

    Raises NotShelved; the upload is gone either way.
    """
    try:
        return _shelve(sealed, name=name, item=item, by=by, note=note)
    finally:
        tray_blobs().remove(sealed.blob_id)


def _shelve(sealed: Sealed, *, name: str, item: Item, by: Actor, note: str) -> ItemVersion:
    _refuse_names(item, note, by=by)
    judged = judge_file(name, pieces=tray_blobs().read(sealed.blob_id), target=None, door="library", by=by.name)
    if not judged.passes:
        sentence = judged.judgement.reason or "It names a client; the library holds nothing of any client."
        raise NotShelved(sentence, judged.judgement)
    survey = _survey_of(name, sealed)
    if survey.problems:
        text, place, reason = survey.problems[0]
        raise NotShelved(f"“{text}” in {place} is not a field: {reason}")
    kept = practice_blobs().put(tray_blobs().read(sealed.blob_id))
    newest = item.versions.first()
    version = ItemVersion(item=item, number=1 if newest is None else newest.number + 1, blob_id=kept.blob_id, name=name)
    version.kind, version.size, version.sha256 = judged.kind, kept.size, kept.sha256
    version.fields, version.note, version.added_by = [list(use) for use in survey.uses], note, by.name
    words = f"{by.name} added {item}, version {version.number}, to the library."
    with transaction.atomic():
        item.save()
        version.save()
        PracticeLine.append("library.added", by=by, words=words, subject=item.id)
    return version


def unshelve(item: Item, *, by: Actor) -> None:
    """Take an item nobody holds a copy of out of the library, with its files. Raises WasPulled."""
    with transaction.atomic():
        if Pull.objects.filter(version__item=item).exists():
            raise WasPulled("A client holds a copy of this; it stays, so that you can tell where the copy came from.")
        blobs = list(item.versions.values_list("blob_id", flat=True))
        words = f"{by.name} removed {item} from the library."
        PracticeLine.append("library.removed", by=by, words=words, subject=item.id)
        item.delete()
    for blob in blobs:
        practice_blobs().remove(blob)


def _refuse_names(item: Item, note: str, *, by: Actor) -> None:
    words = "\n".join(part for part in (item.title, *item.tags, item.note, note) if part)
    judgement = judge_words(words, place="title, tags or note", target=None, door="library", by=by.name)
    if judgement.verdict != Verdict.PASS:
        raise NotShelved("Its title, tags or note name a client; the library holds nothing of any client.", judgement)


def _survey_of(name: str, sealed: Sealed) -> Survey:
    """The fields of a template; NotShelved for a file that cannot be one."""
    try:
        found = json.loads(children.run("fields", args={"name": name}, payload=tray_blobs().read(sealed.blob_id)))
    except children.ChildFailed as error:
        raise NotShelved(str(error)) from error
    return Survey(tuple((f, p) for f, p in found["uses"]), tuple((t, p, r) for t, p, r in found["problems"]))
