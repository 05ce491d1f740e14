"""Provision: a client comes into being. What passes: how it is called and coloured, and who leads."""

from dataclasses import dataclass

from django.db import transaction

from bulkhead.isolation import control, inside, keys, lifecycle
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.errors import SlugTaken
from bulkhead.practice.accounts.models import Practice, Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.clients.terms import replace_terms
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.trail.models import VaultLine


@dataclass(frozen=True)
class Wanted:
    """What the form asks for a client. `terms` are (kind, value) pairs for the guard."""

    display_name: str
    slug: str
    hue: int
    portal_name: str
    legal_name: str = ""
    time_zone: str = "UTC"
    currency: str = "USD"
    sender: str = ""
    terms: tuple[tuple[str, str], ...] = ()


def add_client(wanted: Wanted, *, lead: Practitioner) -> Client:
    """A new client with a vault, a key, a portal address and its guard terms; all of it or nothing.

    Raises SlugTaken when the address is another client's.
    """
    with transaction.atomic():
        if Client.objects.filter(slug=wanted.slug).exists():
            raise SlugTaken(f"“{wanted.slug}” is the address of another client; choose another one.")
        client = Client(state=Client.State.RESERVED, **_columns(wanted))
        client.save()
        replace_terms(client, terms=_terms(wanted))
    try:
        placement = lifecycle.create_vault(client.vault_id, slug=wanted.slug)
    except BaseException:
        client.delete()
        raise
    with transaction.atomic():
        client.state, client.port = Client.State.LIVE, placement.port
        client.save(update_fields=["state", "port"])
        PracticeLine.append("client.added", by=lead.actor, words=f"{lead.name} added {client}.", subject=client.id)
    _introduce(client, lead=lead)
    control.say_changed(keys.ring().places, vault_id=client.vault_id)
    return client


def change_client(client: Client, wanted: Wanted, *, lead: Practitioner) -> None:
    """Other names, another hue, zone or currency; the address stays as it was given out."""
    with transaction.atomic():
        for column, value in _columns(wanted).items():
            setattr(client, column, value if column != "slug" else client.slug)
        client.save()
        replace_terms(client, terms=_terms(wanted))
        PracticeLine.append("client.changed", by=lead.actor, words=f"{lead.name} changed {client}.", subject=client.id)
    _introduce(client, lead=lead)


def reintroduce(client: Client, *, lead: Practitioner) -> None:
    """Tell a vault again how the practice is called, after the practice or the lead changed."""
    _introduce(client, lead=lead)


def reintroduce_lead(lead: Practitioner) -> None:
    """Tell every vault how the person who leads is called now; an associate leads none."""
    if lead.is_principal:
        for client in Client.objects.filter(state=Client.State.LIVE):
            _introduce(client, lead=lead)


def _introduce(client: Client, *, lead: Practitioner) -> None:
    practice = Practice.only()
    name, address, actor = practice.name if practice else lead.name, client.portal_address, lead.actor
    columns = {
        "display_name": client.display_name,
        "legal_name": client.legal_name,
        "portal_name": client.portal_name,
        "hue": client.hue,
        "time_zone": client.time_zone,
        "currency": client.currency,
        "sender": client.sender,
        "practice_name": name,
        "lead_name": lead.name,
        "lead_role": lead.role_words,
        "portal_address": address,
    }
    with inside(client):
        _write_profile(columns, by=actor)


def _write_profile(columns: dict[str, object], *, by: Actor) -> None:
    with transaction.atomic(using="vault"):
        first = not Profile.objects.exists()
        if first:
            Profile(**columns).save()
        else:
            Profile.objects.update(**columns)
        words = f"{by.name} {'set up this place' if first else 'changed how this place is called or coloured'}."
        VaultLine.append("profile.written", by=by, words=words)


def _columns(wanted: Wanted) -> dict[str, object]:
    return {name: getattr(wanted, name) for name in Wanted.__dataclass_fields__ if name != "terms"}


def _terms(wanted: Wanted) -> list[tuple[str, str]]:
    """What the form gave, plus the names every client has: display name, legal name and portal address."""
    own = [
        ("short_name", wanted.display_name),
        ("legal_name", wanted.legal_name),
        ("domain", f"{wanted.slug}.localhost"),
    ]
    return [*wanted.terms, *own]
