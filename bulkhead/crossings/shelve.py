"""Shelve: a file enters the private library. What passes: a template that names no client at all."""

import json
from dataclasses import dataclass

from bulkhead.crossings.judging import judge_file
from bulkhead.guard.verdicts import Judgement
from bulkhead.isolation import children
from bulkhead.isolation.blobs import Sealed, practice_blobs, tray_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.practice.trail.models import PracticeLine


class NotShelved(RuntimeError):
    """The file does not go into the library; the message says why. `judgement` when it names a client."""

    def __init__(self, sentence: str, judgement: Judgement | None = None) -> None:
        super().__init__(sentence)
        self.judgement = judgement


@dataclass(frozen=True)
class Survey:
    """Fields found in a template, and what looks like one and is not."""

    uses: tuple[tuple[str, str], ...]
    problems: tuple[tuple[str, str, str], ...]


def shelve(sealed: Sealed, *, name: str, item: Item, by: Actor, note: str = "") -> ItemVersion:
    """Add a sealed upload as the item's next version. Raises NotShelved; the upload is gone either way."""
    try:
        return _shelve(sealed, name=name, item=item, by=by, note=note)
    finally:
        tray_blobs().remove(sealed.blob_id)


def _shelve(sealed: Sealed, *, name: str, item: Item, by: Actor, note: str) -> ItemVersion:
    content = b"".join(tray_blobs().read(sealed.blob_id))
    judged = judge_file(name, [content], target=None, door="library", by=by.name)
    if not judged.passes:
        sentence = judged.judgement.reason or "It names a client; the library holds nothing of any client."
        raise NotShelved(sentence, judged.judgement)
    survey = survey_of(name, content)
    if survey.problems:
        text, place, reason = survey.problems[0]
        raise NotShelved(f"“{text}” in {place} is not a field: {reason}")
    kept = practice_blobs().put([content])
    newest = item.versions.first()
    version = ItemVersion(item=item, number=1 if newest is None else newest.number + 1, blob_id=kept.blob_id, name=name)
    version.kind, version.size, version.sha256 = judged.kind, kept.size, kept.sha256
    version.fields, version.note, version.added_by = [list(use) for use in survey.uses], note, by.name
    version.save()
    words = f"{by.name} added {item}, version {version.number}, to the library."
    PracticeLine.append("library.added", by=by, words=words, subject=item.id)
    return version


def survey_of(name: str, content: bytes) -> Survey:
    """The fields of a template; NotShelved for a file that cannot be one."""
    try:
        found = json.loads(children.run("fields", {"name": name}, [content]))
    except children.ChildFailed as error:
        raise NotShelved(str(error)) from error
    return Survey(tuple((f, p) for f, p in found["uses"]), tuple((t, p, r) for t, p, r in found["problems"]))
