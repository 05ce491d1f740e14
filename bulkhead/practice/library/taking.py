"""Works out what differs between two of our own versions, and makes the one that a client takes only parts of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from bulkhead.isolation import children
from bulkhead.isolation.blobs import practice_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.holdings import Holding
from bulkhead.practice.library.models import ItemVersion
from bulkhead.practice.library.surveying import fields_in
from bulkhead.practice.library.tailoring import Choice, Comparison, Tailoring, Written
from bulkhead.practice.trail.models import PracticeLine

Answers = Mapping[str, str]


class NotTailored(RuntimeError):
    """The changes could not be put back; the message says why."""


class DecidedMeanwhile(RuntimeError):
    """Somebody else decided about this version for this client after the form was shown."""


@dataclass(frozen=True)
class Source:
    """The file a pull copies, with its fields: a version, or a version with changes put back for one client."""

    blob_id: UUID
    fields: list[list[str]]
    tailoring: Tailoring | None = None


@dataclass(frozen=True)
class Base:
    """What a client's own copy was made from: which version, of which kind, and the file itself."""

    number: int
    kind: str
    blob_id: UUID


def base_of(holding: Holding) -> Base:
    """The file of the library that this client holds a copy of."""
    pull = holding.pull
    own = pull.tailoring.blob_id if pull.tailoring else None
    return Base(pull.version.number, pull.version.kind, own or pull.version.blob_id)


def source_for(version: ItemVersion, *, client: Client) -> Source:
    """What a pull of this version copies for this client."""
    rows = Holding.objects.select_related("pull__version", "pull__tailoring")
    holding = rows.filter(item=version.item_id, client=client).first()
    if holding is None:
        return Source(version.blob_id, version.fields)
    decided = Tailoring.standing(client=client, version=version, base=base_of(holding).blob_id)
    if decided is None or decided.blob_id is None:
        return Source(version.blob_id, version.fields)
    return Source(decided.blob_id, decided.fields, decided)


def compared(base: Base, *, version: ItemVersion) -> Comparison:
    """What changed from one file of the library to another; worked out at the first asking, kept after that."""
    known = Comparison.objects.filter(older=base.blob_id, newer=version.blob_id).first()
    if known is not None:
        return known
    changes, fault = _differences(base, version)
    kept = {"changes": changes, "fault": fault[:300]}
    return Comparison.objects.get_or_create(older=base.blob_id, newer=version.blob_id, defaults=kept)[0]


def decide(
    base: Base, *, version: ItemVersion, client: Client, answers: Answers, seen: UUID | None, by: Actor
) -> Tailoring | None:
    """Take or skip each change for one client. The same answers again change nothing.

    Raises NotTailored, or DecidedMeanwhile when `seen` is not the decision that holds.
    """
    standing = Tailoring.standing(client=client, version=version, base=base.blob_id)
    changes = compared(base, version=version).changes
    skipped = sorted(change["key"] for change in changes if answers.get(change["key"]) == Choice.Answer.SKIP)
    if set(skipped) == (standing.skipped if standing else set()):
        return standing
    if (standing.pk if standing else None) != seen:
        raise DecidedMeanwhile(standing.decided_by if standing else "somebody")
    _refuse_fixed(changes, skipped)
    made = Tailoring(client=client, version=version, base=base.blob_id, decided_by=by.name)
    if skipped:
        _merge(made, base, skipped)
    try:
        _keep(made, changes, set(skipped), seen=seen, by=by)
    except DecidedMeanwhile:
        _remove(made)
        raise
    if standing is not None and not standing.pulls.exists():
        _remove(standing)
        Tailoring.objects.filter(pk=standing.pk).update(blob_id=None)
    return made


def _keep(made: Tailoring, changes: list[Written], skipped: set[str], *, seen: UUID | None, by: Actor) -> None:
    with transaction.atomic():
        held = Tailoring.standing(client=made.client, version=made.version, base=made.base)
        if (held.pk if held else None) != seen:
            raise DecidedMeanwhile(held.decided_by if held else "somebody")
        made.save(force_insert=True)
        Choice.objects.bulk_create(_choice(made, change, skipped, by) for change in changes)
        words = f"{by.name} takes {len(changes) - len(skipped)} of {len(changes)} changes of {made.version.item}"
        words = f"{words}, version {made.version.number}, for {made.client}."
        PracticeLine.append("library.chosen", by=by, words=words, subject=made.version.item_id)


def _choice(made: Tailoring, change: Written, skipped: set[str], by: Actor) -> Choice:
    answer = Choice.Answer.SKIP if change["key"] in skipped else Choice.Answer.TAKE
    return Choice(tailoring=made, key=change["key"], place=change["place"][:200], answer=answer, chosen_by=by.name)


def _refuse_fixed(changes: list[Written], skipped: list[str]) -> None:
    for change in changes:
        if change["key"] in skipped and not change["can_skip"]:
            raise NotTailored(f"{change['place']} cannot be skipped: {change['reason']}")


def _differences(base: Base, version: ItemVersion) -> tuple[list[Written], str]:
    if base.kind != version.kind:
        return [], f"Version {base.number} is a {base.kind}, version {version.number} a {version.kind}."
    old, new = _read(base.blob_id), _read(version.blob_id)
    args = {"name": version.name, "first": str(len(old))}
    try:
        return json.loads(children.run("differences", args=args, payload=[old, new])), ""
    except children.ChildFailed as refused:
        return [], str(refused)


def _merge(made: Tailoring, base: Base, skipped: list[str]) -> None:
    """The newer file with the older words in these places, kept as a file of the library."""
    old, new = _read(base.blob_id), _read(made.version.blob_id)
    args = {"name": made.version.name, "first": str(len(new)), "skipped": json.dumps(skipped)}
    try:
        content = children.run("merge", args=args, payload=[new, old])
        made.fields = fields_in(made.version.name, content=content)
    except children.ChildFailed as refused:
        raise NotTailored(str(refused)) from refused
    made.blob_id = practice_blobs().put([content]).blob_id


def _read(blob_id: UUID) -> bytes:
    return b"".join(practice_blobs().read(blob_id))


def _remove(made: Tailoring) -> None:
    if made.blob_id is not None:
        practice_blobs().remove(made.blob_id)
