"""Pull: a library item is copied into one vault, its fields filled. What passes: bytes without a trace of the library.

Lineage is written in the practice only.
"""

import json
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from bulkhead.base.clock import today
from bulkhead.crossings.intake import Aim, Taken, take_in
from bulkhead.guard.verdicts import Judgement, Verdict
from bulkhead.isolation import children, inside
from bulkhead.isolation.blobs import practice_blobs, tray_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.practice.accounts.models import Practice, Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.benchmarks import least_behind
from bulkhead.practice.library.holdings import note_holding
from bulkhead.practice.library.models import FieldMapping, Item, ItemVersion, Pull
from bulkhead.practice.library.tailoring import Tailoring
from bulkhead.practice.library.taking import Source, source_for
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import TrayItem
from bulkhead.vault.deliverables.models import Version

KNOWN: dict[str, str] = {
    "client.name": "Client, as you say it",
    "client.legal_name": "Client, legal name",
    "client.portal_name": "Client, as its portal says it",
    "client.currency": "Client’s currency",
    "practice.name": "Practice",
    "lead.name": "Your name",
    "lead.role": "Your role",
    "today": "Today’s date",
    "due": "Due date",
    "title": "Title of the deliverable",
}


class FieldsMissing(RuntimeError):
    """Fields without a value: (field, place) pairs, to be mapped or typed before anything is made."""

    def __init__(self, missing: list[tuple[str, str]]) -> None:
        super().__init__(", ".join(f"{field} ({place})" for field, place in missing))
        self.missing = missing


class NotPulled(RuntimeError):
    """The copy could not be made; the message says why."""


def values_for(client: Client, *, lead: Practitioner, title: str, due_on: date) -> dict[str, str]:
    """What the known fields stand for, for one client. A value that is not known is left out, never guessed."""
    practice = Practice.only()
    values = {
        "client.name": client.display_name,
        "client.legal_name": client.legal_name,
        "client.portal_name": client.portal_name,
        "client.currency": client.currency,
        "practice.name": practice.name if practice else "",
        "lead.name": lead.name,
        "lead.role": lead.role_words,
        "today": f"{today(client.time_zone):%-d %B %Y}",
        "due": f"{due_on:%-d %B %Y}",
        "title": title,
    }
    return {field: value for field, value in values.items() if value}


def missing_fields(
    version: ItemVersion, *, values: Mapping[str, str], source: Source | None = None
) -> list[tuple[str, str]]:
    """The fields of a version, or of what is copied of it, that neither a value nor a mapping covers; first places."""
    mapped = _mapped(version.item, values)
    first_place: dict[str, str] = {}
    for field, place in source.fields if source else version.fields:
        first_place.setdefault(field, place)
    return [(field, place) for field, place in first_place.items() if field not in mapped]


def remember_mapping(item: Item, *, field: str, known: str) -> None:
    """From now on this item's field stands for a known one."""
    FieldMapping.objects.update_or_create(item=item, field=field, defaults={"known": known})


def forget_mapping(item: Item, *, field: str) -> None:
    """This item's field stands for nothing any more; whoever pulls it is asked."""
    FieldMapping.objects.filter(item=item, field=field).delete()


def why_it_stays(version: ItemVersion) -> str:
    """Why no client may get a copy of this version; empty when one may."""
    if version.least_clients is not None and version.least_clients < least_behind():
        return (
            f"{version.least_clients} clients stand behind its weakest number and {least_behind()} are needed: "
            "it never leaves the practice as it is."
        )
    return version.item.stays


def pull(
    version: ItemVersion,
    *,
    client: Client,
    title: str,
    kind: str,
    due_on: date,
    lead: Practitioner,
    typed: Mapping[str, str] | None = None,
    once: UUID | None = None,
    into: UUID | None = None,
) -> Taken:
    """Copy a version for one client as a draft, without the changes this client skips; `once` makes it happen once.

    `into` is work that is planned already and gets the copy as its next version. Raises FieldsMissing or NotPulled;
    nothing is half done.
    """
    done = _done_before(once, client) if once else None
    if done is not None:
        return done
    if reason := why_it_stays(version):
        raise NotPulled(reason)
    source = source_for(version, client=client)
    values = {**values_for(client, lead=lead, title=title, due_on=due_on), **(typed or {})}
    missing = missing_fields(version, values=values, source=source)
    if missing:
        raise FieldsMissing(missing)
    sealed = tray_blobs().put([_filled(version, source, _mapped(version.item, values))], blob_id=once)
    aim = Aim(deliverable=into, title=title, kind=kind, due_on=due_on, pulled=version.id)
    taken = take_in(sealed, name=_name(title, version), client=client, aim=aim, by=lead.actor, door="pull")
    if taken.deliverable is not None:
        held = source.tailoring
        note_lineage(version, client=client, deliverable=taken.deliverable, by=lead.actor, kind=kind, tailoring=held)
    return taken


def note_lineage(
    version: ItemVersion,
    *,
    client: Client,
    deliverable: UUID,
    by: Actor,
    kind: str = "",
    tailoring: Tailoring | None = None,
) -> None:
    """Write down which version was copied for whom; said twice, it stands once."""
    with transaction.atomic():
        if Pull.objects.filter(version=version, deliverable_id=deliverable).exists():
            return
        row = Pull(version=version, client=client, deliverable_id=deliverable, pulled_by=by.name)
        row.tailoring = tailoring or source_for(version, client=client).tailoring
        row.save()
        note_holding(row, kind=kind)
        words = f"{by.name} pulled {version.item}, version {version.number}, for {client}."
        PracticeLine.append("library.pulled", by=by, words=words, subject=version.item_id)


def _done_before(once: UUID, client: Client) -> Taken | None:
    """What came of the same press of the button before."""
    with inside(client):
        version = Version.objects.filter(blob=once).first()
        entered = (version.deliverable_id, version.id) if version else None
    if entered:
        return Taken(Judgement(Verdict.PASS), deliverable=entered[0], version=entered[1])
    waiting = TrayItem.objects.filter(client=client, blob_id=once).first()
    return Taken(Judgement(Verdict(waiting.verdict), (), waiting.hold), tray_item=waiting.id) if waiting else None


def _filled(version: ItemVersion, source: Source, values: Mapping[str, str]) -> bytes:
    content = practice_blobs().read(source.blob_id)
    try:
        return children.run("fill", args={"name": version.name, "values": json.dumps(dict(values))}, payload=content)
    except children.ChildFailed as error:
        raise NotPulled(str(error)) from error


def _mapped(item: Item, values: Mapping[str, str]) -> dict[str, str]:
    own = {mapping.field: values[mapping.known] for mapping in item.mappings.all() if mapping.known in values}
    return {**own, **values}


def _name(title: str, version: ItemVersion) -> str:
    plain = "-".join("".join(sign if sign.isalnum() else " " for sign in title).split()).lower()
    return f"{plain or 'document'}.{version.kind}"
