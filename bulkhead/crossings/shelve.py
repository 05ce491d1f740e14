"""Shelve: a file enters the private library. What passes: a template that names no client at all."""

import json
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction

from bulkhead.base.clock import now
from bulkhead.crossings.judging import Judged, judge_file, judge_words
from bulkhead.guard.verdicts import Judgement, Verdict
from bulkhead.isolation import children
from bulkhead.isolation.blobs import Sealed, practice_blobs, tray_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.practice.library.about import CALLED, About, ChangedMeanwhile
from bulkhead.practice.library.holdings import note_newest
from bulkhead.practice.library.models import Item, ItemVersion, Pull
from bulkhead.practice.library.surveying import Survey, read_lines, read_text, survey
from bulkhead.practice.library.tailoring import Comparison, Tailoring
from bulkhead.practice.library.words import ItemWords
from bulkhead.practice.trail.models import PracticeLine


class NotShelved(RuntimeError):
    """The file does not go into the library; the message says why. `judgement` when it names a client."""

    def __init__(self, sentence: str, judgement: Judgement | None = None) -> None:
        super().__init__(sentence)
        self.judgement = judgement


class WasPulled(RuntimeError):
    """A client holds a copy of this item, so its lineage stays."""


def shelve(
    sealed: Sealed, *, name: str, item: Item, by: Actor, note: str = "", least_clients: int | None = None
) -> ItemVersion:
    """Add a sealed upload as the item's next version; a new item is saved with its first one.

    The same file as the newest version adds nothing. Raises NotShelved; the upload is gone either way.
    """
    try:
        refuse_closed(item, is_counted=least_clients is not None)
        return _shelve(sealed, name=name, item=item, by=by, note=note, least_clients=least_clients)
    finally:
        tray_blobs().remove(sealed.blob_id)


def refuse_closed(item: Item, *, is_counted: bool) -> None:
    """NotShelved when this item takes no file: it is retired, or its numbers are typed in."""
    if Item.objects.filter(pk=item.pk, status=Item.Status.RETIRED).exists():
        raise NotShelved("It is retired and gets no new version. Begin a new item with this file instead.")
    if item.is_benchmark and not is_counted:
        raise NotShelved("The numbers of a benchmark are typed in, so that each says how many clients are behind it.")


def refuse_names(words: Iterable[str], *, by: Actor) -> None:
    """NotShelved when words that are to stand in the library name a client."""
    said = "\n".join(part for part in words if part)
    judgement = judge_words(said, place="title, tags or note", target=None, door="library", by=by.name)
    if judgement.verdict != Verdict.PASS:
        raise NotShelved("Its title, tags or note name a client; the library holds nothing of any client.", judgement)


def put_down(item: Item, *, by: Actor, note: str = "") -> None:
    """Save a new item that has no file yet. Raises NotShelved; said twice, it stands once."""
    refuse_names([*words_of(item), note], by=by)
    with transaction.atomic():
        if not Item.objects.filter(pk=item.pk).exists():
            _save_new(item, by=by)


def amend(item: Item, *, about: About, edition: int, by: Actor) -> None:
    """Change what is said about an item. The same words again change nothing.

    Raises ChangedMeanwhile when `edition` is not the one that stands, NotShelved when the words name a client.
    """
    refuse_names(words_of(about.put_on(Item())), by=by)
    with transaction.atomic():
        standing = Item.objects.get(pk=item.pk)
        changed = about.differs_from(About.of(standing))
        if not changed:
            return
        if standing.edition != edition:
            raise ChangedMeanwhile(standing)
        _refuse_taken(about.put_on(standing))
        standing.edition, standing.changed_at, standing.changed_by = edition + 1, now(), by.name
        standing.save(update_fields=[*changed, "edition", "changed_at", "changed_by"])
        ItemWords.put(standing)
        called = ", ".join(CALLED[column] for column in changed)
        words = f"{by.name} changed {standing} in the library: {called}."
        PracticeLine.append("library.changed", by=by, words=words, subject=standing.id)


def bind_gaps(version: ItemVersion, *, fields: Mapping[str, str], by: Actor) -> ItemVersion:
    """A new version in which each of these blanks is the field it stands for. Raises NotShelved."""
    args = {"name": version.name, "mapping": json.dumps(dict(fields))}
    try:
        content = children.run("bind_gaps", args=args, payload=practice_blobs().read(version.blob_id))
    except children.ChildFailed as refused:
        raise NotShelved(str(refused)) from refused
    note = "; ".join(f"{text} is the field {field}" for text, field in fields.items())[:300]
    return shelve(tray_blobs().put([content]), name=version.name, item=version.item, by=by, note=note)  # nosec B403 -- our verb.


def unshelve(item: Item, *, by: Actor) -> None:
    """Take an item nobody holds a copy of out of the library, with its files. Raises WasPulled."""
    with transaction.atomic():
        if Pull.objects.filter(version__item=item).exists():
            raise WasPulled("A client holds a copy of this; it stays, so that you can tell where the copy came from.")
        blobs = [*item.versions.values_list("blob_id", flat=True), *_tailored(item)]
        words = f"{by.name} removed {item} from the library."
        PracticeLine.append("library.removed", by=by, words=words, subject=item.id)
        ItemWords.drop(item.id)
        Comparison.forget(blobs)
        item.delete()
    for blob in blobs:
        practice_blobs().remove(blob)


def words_of(item: Item) -> list[str]:
    """Everything about an item that somebody typed."""
    return [item.title, item.code or "", *item.tags, item.note, item.licence_note]


def _shelve(sealed: Sealed, *, name: str, item: Item, by: Actor, note: str, least_clients: int | None) -> ItemVersion:
    refuse_names([*words_of(item), note], by=by)
    judged = judge_file(name, pieces=tray_blobs().read(sealed.blob_id), target=None, door="library", by=by.name)
    if not judged.passes:
        sentence = judged.judgement.reason or "It names a client; the library holds nothing of any client."
        raise NotShelved(sentence, judged.judgement)
    surveyed = _survey_of(name, sealed)
    version = _version(item, name, judged, surveyed, by=by)
    version.note, version.least_clients = note, least_clients
    kept = practice_blobs().put(tray_blobs().read(sealed.blob_id))
    version.blob_id, version.size, version.sha256 = kept.blob_id, kept.size, kept.sha256
    standing = _placed(version, text=read_text(judged.reading), by=by)
    if standing is not version:
        practice_blobs().remove(kept.blob_id)
    return standing


def _version(item: Item, name: str, judged: Judged, surveyed: Survey, *, by: Actor) -> ItemVersion:
    version = ItemVersion(item=item, name=name, kind=judged.kind, added_by=by.name)
    version.fields = [list(use) for use in surveyed.uses]
    version.gaps = [list(gap) for gap in surveyed.gaps]
    version.lines = read_lines(judged.reading) if item.kind == Item.Kind.CHECKLIST else []
    return version


def _placed(version: ItemVersion, *, text: str, by: Actor) -> ItemVersion:
    """The row of a version whose file is on disk; the newest one when it is the very same file."""
    item = version.item
    with transaction.atomic():
        newest = item.versions.first()
        if newest is not None and newest.sha256 == version.sha256:
            return newest
        if not Item.objects.filter(pk=item.pk).exists():
            _refuse_taken(item)
            item.save(force_insert=True)
        version.number = 1 if newest is None else newest.number + 1
        version.save()
        note_newest(version)
        ItemWords.put(item, text=text)
        words = f"{by.name} added {item}, version {version.number}, to the library."
        PracticeLine.append("library.added", by=by, words=words, subject=item.id)
    return version


def _refuse_taken(item: Item) -> None:
    """Looked up inside the transaction that writes: two people may choose one code at once."""
    other = Item.objects.filter(code=item.code).exclude(pk=item.pk).first() if item.code else None
    if other is not None:
        raise NotShelved(f"“{other}” has the code {item.code} already; choose another.")


def _save_new(item: Item, *, by: Actor) -> None:
    _refuse_taken(item)
    item.save(force_insert=True)
    ItemWords.put(item, text="")
    PracticeLine.append("library.begun", by=by, words=f"{by.name} began {item} in the library.", subject=item.id)


def _survey_of(name: str, sealed: Sealed) -> Survey:
    """What is in a template; NotShelved for a file that cannot be one."""
    try:
        surveyed = survey(name, read=lambda: tray_blobs().read(sealed.blob_id))
    except children.ChildFailed as error:
        raise NotShelved(str(error)) from error
    if surveyed.problems:
        text, place, reason = surveyed.problems[0]
        raise NotShelved(f"“{text}” in {place} is not a field: {reason}")
    return surveyed


def _tailored(item: Item) -> list[UUID]:
    made = Tailoring.objects.filter(version__item=item).values_list("blob_id", flat=True)
    return [blob for blob in made if blob is not None]
