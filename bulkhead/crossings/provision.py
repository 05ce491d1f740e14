"""Provision: a client comes into being. What passes: how it is called and coloured, and who leads."""

import contextlib
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from bulkhead.isolation import control, inside, keys, lifecycle
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.errors import SlugTaken, VaultMissing
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
        client = Client(state=Client.State.MAKING, **_columns(wanted))
        client.save()
        replace_terms(client, terms=_terms(wanted))
    try:
        client.port = lifecycle.create_vault(client.vault_id, slug=wanted.slug).port
        _introduce(client, lead=lead)
    except BaseException:
        _take_back(client)
        raise
    with transaction.atomic():
        client.state = Client.State.LIVE
        client.save(update_fields=["state", "port"])
        PracticeLine.append("client.added", by=lead.actor, words=f"{lead.name} added {client}.", subject=client.id)
    control.say_changed(keys.ring().places, vault_id=client.vault_id)
    return client


def take_back_unfinished() -> int:
    """At the start: remove clients whose making was cut off; nobody was told of them yet. How many."""
    lifecycle.discard_unfinished()
    unfinished = list(Client.objects.filter(state=Client.State.MAKING))
    for client in unfinished:
        _take_back(client)
    return len(unfinished)


def change_client(client: Client, *, wanted: Wanted, lead: Practitioner) -> None:
    """Other names, another hue, zone or currency; the address stays as it was given out.

    The guard keeps the names it was called by before, because older papers still say them.
    """
    former = _own_terms(client.display_name, legal_name=client.legal_name)
    with transaction.atomic():
        for column, value in _columns(wanted).items():
            setattr(client, column, value if column != "slug" else client.slug)
        client.save()
        replace_terms(client, terms=[*_terms(wanted), *former])
        PracticeLine.append("client.changed", by=lead.actor, words=f"{lead.name} changed {client}.", subject=client.id)
    _introduce(client, lead=lead)


def _take_back(client: Client) -> None:
    """Vault first: without its row in the practice nobody would look for it again."""
    with contextlib.suppress(VaultMissing):
        lifecycle.discard(keys.ring().registry.placement(client.vault_id))
    client.delete()


def reintroduce_lead(lead: Practitioner) -> None:
    """Tell every vault how the person who leads is called now; an associate leads none."""
    if lead.is_principal:
        _introduce_all(lead)


def change_practice(practice: Practice, *, name: str, time_zone: str, currency: str, lead: Practitioner) -> None:
    """Another name, zone or currency of the practice; every vault is told what its people read of it."""
    practice.change(name=name, time_zone=time_zone, currency=currency, by=lead.actor)
    _introduce_all(lead)


def _introduce_all(lead: Practitioner) -> None:
    """One look at the practice, then into each vault once; a vault that knows all of it already writes nothing."""
    name = _practice_name(lead)
    for client in Client.objects.filter(state=Client.State.LIVE):
        _tell(client, lead=lead, practice_name=name)


def _introduce(client: Client, *, lead: Practitioner) -> None:
    _tell(client, lead=lead, practice_name=_practice_name(lead))


def _practice_name(lead: Practitioner) -> str:
    practice = Practice.only()
    return practice.name if practice else lead.name


def _tell(client: Client, *, lead: Practitioner, practice_name: str) -> None:
    columns = {
        "display_name": client.display_name,
        "legal_name": client.legal_name,
        "portal_name": client.portal_name,
        "hue": client.hue,
        "time_zone": client.time_zone,
        "currency": client.currency,
        "sender": client.sender,
        "practice_name": practice_name,
        "lead_name": lead.name,
        "lead_role": lead.role_words,
        "portal_address": client.portal_address,
    }
    with inside(client):
        _write_profile(columns, by=lead.actor)


def _write_profile(columns: dict[str, object], *, by: Actor) -> None:
    standing = Profile.objects.values(*columns).first()
    if standing == columns:
        return
    with transaction.atomic(using="vault"):
        if standing is None:
            Profile(**columns).save()
        else:
            Profile.objects.update(**columns)
        words = f"{by.name} {'changed how this place is called or coloured' if standing else 'set up this place'}."
        VaultLine.append("profile.written", by=by, words=words)


def _columns(wanted: Wanted) -> dict[str, object]:
    return {name: getattr(wanted, name) for name in Wanted.__dataclass_fields__ if name != "terms"}


def _terms(wanted: Wanted) -> list[tuple[str, str]]:
    """What the form gave, plus the names every client has: display name, legal name and portal addresses."""
    own = _own_terms(wanted.display_name, legal_name=wanted.legal_name)
    domains = [domain for domain in ("localhost", settings.PORTAL_DOMAIN) if domain]
    return [*wanted.terms, *own, *(("domain", f"{wanted.slug}.{domain}") for domain in domains)]


def _own_terms(display_name: str, *, legal_name: str) -> list[tuple[str, str]]:
    return [("short_name", display_name), ("legal_name", legal_name)]
