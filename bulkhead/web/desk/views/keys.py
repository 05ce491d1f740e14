"""Keys: where the master key lies, how it is protected, and a new key for a client. No key ever comes to a browser."""

from typing import NamedTuple
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.isolation import control, keys
from bulkhead.isolation.facts import key_facts
from bulkhead.isolation.rekeying import wishes
from bulkhead.isolation.rekeying.wishes import Wish
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest

COMMANDS = (
    ("Print the recovery sheet", "The master key on one page, to lock away.", "bulkhead keys sheet FILE.pdf"),
    ("Prove the sheet", "Type it back once, so that you know the paper is right.", "bulkhead keys test"),
    ("Set or change the passphrase", "It is asked for at every start.", "bulkhead keys passphrase"),
    ("Put a new master key in its place", "Nobody is signed out. The old sheet is void then.", "bulkhead keys rotate"),
    ("Put a lost master key back", "From the sheet, into an empty folder.", "bulkhead keys restore"),
)


class Row(NamedTuple):
    """One client, and how far its last new key has come."""

    client: Client
    wish: Wish | None


@reauthentication_required
def page(request: DeskRequest) -> HttpResponse:
    places = keys.ring().places
    slot = key_facts.in_force(places)
    shown = {
        "facts": key_facts.facts(places),
        "since": key_facts.since(slot) if slot else None,
        "fingerprint": slot.fingerprint if slot else "",
        "commands": COMMANDS,
        "zone": request.practice.time_zone,
    }
    return render(request, "desk/keys/page.html", shown | _progress(request))


def progress(request: DeskRequest) -> HttpResponse:
    """The part of the page that changes by itself."""
    return render(request, "desk/keys/_clients.html", {"zone": request.practice.time_zone} | _progress(request))


@reauthentication_required
def renew(request: DeskRequest, *, slug: str) -> HttpResponse:
    """The worker does it; the page may be left."""
    client = get_object_or_404(request.practitioner.clients(), slug=slug)
    places, lead = keys.ring().places, request.practitioner
    before = wishes.of_vault(places, vault_id=client.vault_id)
    if before is None or not before.is_open:
        wishes.ask(places, vault_id=client.vault_id, by=lead.name)
        words = f"{lead.name} asked for a new key for {client}."
        PracticeLine.append("key.asked", by=lead.actor, words=words, subject=client.id)
    control.ring_worker(places.run, vault_id=keys.PRACTICE_ID)
    messages.info(request, f"{client} gets a new key. You can leave this page; it goes on.", "Begun")
    return see_other("keys")


def _progress(request: DeskRequest) -> dict[str, object]:
    last: dict[UUID, Wish] = {wish.vault_id: wish for wish in wishes.all_wishes(keys.ring().places)}
    rows = [Row(client, last.get(client.vault_id)) for client in request.practitioner.clients()]
    return {"rows": rows, "is_busy": any(row.wish is not None and row.wish.is_open for row in rows)}
