"""Provision: a client comes into being. What passes: how it is called and coloured, and who leads."""

import contextlib
import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from bulkhead.crossings.assure import Saying, assure
from bulkhead.isolation import control, inside, keys, lifecycle
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.errors import SlugTaken, VaultMissing
from bulkhead.practice.accounts.models import Allocation, Practice, Practitioner
from bulkhead.practice.clients.models import Client, GuardTerm
from bulkhead.practice.clients.terms import replace_terms
from bulkhead.practice.thresholds.defaults import Limit
from bulkhead.practice.thresholds.models import Limits
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import Session
from bulkhead.vault.trail.models import VaultLine

KEPT = {
    "door_unused_days": Limit.DOOR_UNUSED_DAYS,
    "access_review_days": Limit.ACCESS_REVIEW_DAYS,
    "response_hours": Limit.RESPONSE_HOURS,
    "invitation_hours": Limit.INVITATION_HOURS,
    "session_hours": Limit.SESSION_HOURS,
    "session_idle_hours": Limit.SESSION_IDLE_HOURS,
}


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


class ClientChanged(RuntimeError):
    """Somebody else changed the client after the form was shown; nothing was written."""


def change_client(client: Client, *, wanted: Wanted, lead: Practitioner, seen: str = "") -> None:
    """Other names, another hue, zone or currency; the address stays as it was given out.

    The guard keeps the names it was called by before, because older papers still say them. `seen` is the mark of what
    the form was opened with: ClientChanged when it says something else by now, unless it says just this.
    """
    with transaction.atomic():
        client.refresh_from_db()
        if seen not in ("", mark_of(client)):
            if _says(client, wanted):
                return
            raise ClientChanged(f"It was changed meanwhile and is called {client} now.")
        former = _own_terms(client.display_name, legal_name=client.legal_name)
        for column, value in _columns(wanted).items():
            setattr(client, column, value if column != "slug" else client.slug)
        client.save()
        replace_terms(client, terms=[*_terms(wanted), *former])
        PracticeLine.append("client.changed", by=lead.actor, words=f"{lead.name} changed {client}.", subject=client.id)
    _introduce(client, lead=lead)


def mark_of(client: Client) -> str:
    """Tells what is said of a client from what was said before."""
    said = [getattr(client, name) for name in Wanted.__dataclass_fields__ if name != "terms"]
    return hashlib.sha256(repr((said, sorted(_pairs(client)))).encode()).hexdigest()[:16]


def _says(client: Client, wanted: Wanted) -> bool:
    columns = {**_columns(wanted), "slug": client.slug}
    is_called_so = all(getattr(client, name) == value for name, value in columns.items())
    return is_called_so and {(kind, value.strip()) for kind, value in wanted.terms} <= _pairs(client)


def _pairs(client: Client) -> set[tuple[str, str]]:
    return set(client.terms.values_list("kind", "value"))


def _take_back(client: Client) -> None:
    """Vault first: without its row in the practice nobody would look for it again."""
    with contextlib.suppress(VaultMissing):
        lifecycle.discard(keys.ring().registry.placement(client.vault_id))
    client.delete()


def take_back_new(client: Client, *, lead: Practitioner) -> bool:
    """Remove a client that an import added and that holds nothing: no people, no work. False for any other."""
    with inside(client):
        if Person.objects.exists() or Deliverable.objects.exists():
            return False
    words = f"{lead.name} took back {client}, which an import had added and which held nothing."
    PracticeLine.append("client.taken_back", by=lead.actor, words=words, subject=client.id)
    vault_id = client.vault_id
    _take_back(client)
    control.say_changed(keys.ring().places, vault_id=vault_id)
    return True


def reintroduce_lead(lead: Practitioner) -> None:
    """Tell every vault that this person leads how they are called now."""
    _introduce_all(lead)


def change_practice(
    practice: Practice, *, name: str, time_zone: str, currency: str, lead: Practitioner, seen: str = ""
) -> None:
    """Another name, zone or currency of the practice; every vault is told what its people read of it.

    PracticeChanged when the form was opened with something else than what stands there.
    """
    practice.change(name=name, time_zone=time_zone, currency=currency, by=lead.actor, seen=seen)
    _introduce_all(lead)


def _introduce_all(lead: Practitioner) -> None:
    """One look at the practice, then into each vault once; a vault that knows all of it already writes nothing."""
    name, limits, says = _practice_name(lead), Limits(), Saying.now()
    for client in lead.clients().filter(state=Client.State.LIVE):
        _tell(client, lead=lead, practice_name=name, limits=limits, says=says)


def _introduce(client: Client, *, lead: Practitioner) -> None:
    _tell(client, lead=lead, practice_name=_practice_name(lead), limits=Limits(), says=Saying.now())


def _practice_name(lead: Practitioner) -> str:
    practice = Practice.only()
    return practice.name if practice else lead.name


def _leader_of(client: Client) -> Practitioner | None:
    """The associate who was allocated first; None where the principal leads."""
    standing = Allocation.objects.filter(client=client, ended_at=None).select_related("practitioner")
    first = standing.order_by("started_at").first()
    return first.practitioner if first else None


def _tell(client: Client, *, lead: Practitioner, practice_name: str, limits: Limits, says: Saying) -> None:
    leader = _leader_of(client) or lead
    columns = {
        "display_name": client.display_name,
        "legal_name": client.legal_name,
        "portal_name": client.portal_name,
        "hue": client.hue,
        "time_zone": client.time_zone,
        "currency": client.currency,
        "sender": client.sender,
        "practice_name": practice_name,
        "lead_name": leader.name,
        "lead_role": leader.role_words,
        "portal_address": client.portal_address,
        "mail_domains": _mail_domains(client),
        **{column: limits.whole(limit, client=client) for column, limit in KEPT.items()},
    }
    with inside(client):
        _write_profile(columns, by=lead.actor)
    assure(client, by=lead.actor, says=says)


def _mail_domains(client: Client) -> list[str]:
    """Where the company's own mail lives, as its guard terms say; the portal's own hosts are nobody's mail."""
    said = client.terms.filter(kind=GuardTerm.Kind.DOMAIN).values_list("value", flat=True)
    hosts = {urlsplit("//" + value.strip().lower().rpartition("://")[2]).hostname for value in said}
    own = {f"{client.slug}.{domain}" for domain in ("localhost", settings.PORTAL_DOMAIN) if domain}
    return sorted({host.removeprefix("www.") for host in hosts if host} - own)


def _write_profile(columns: dict[str, object], *, by: Actor) -> None:
    standing = Profile.objects.values(*columns).first()
    if standing == columns:
        return
    with transaction.atomic(using="vault"):
        if standing is None:
            Profile(**columns).save()
        else:
            Profile.objects.update(**columns)
            Session.follow(Profile.only())
        VaultLine.append("profile.written", by=by, words=f"{by.name} {_changed(standing, columns)}.")


def _changed(standing: dict[str, object] | None, columns: dict[str, object]) -> str:
    if standing is None:
        return "set up this place"
    changed = {name for name, value in columns.items() if standing[name] != value}
    return (
        "changed the limits of this place" if changed <= KEPT.keys() else "changed how this place is called or coloured"
    )


def _columns(wanted: Wanted) -> dict[str, object]:
    return {name: getattr(wanted, name) for name in Wanted.__dataclass_fields__ if name != "terms"}


def _terms(wanted: Wanted) -> list[tuple[str, str]]:
    """What the form gave, plus the names every client has: display name, legal name and portal addresses."""
    own = _own_terms(wanted.display_name, legal_name=wanted.legal_name)
    domains = [domain for domain in ("localhost", settings.PORTAL_DOMAIN) if domain]
    return [*wanted.terms, *own, *(("domain", f"{wanted.slug}.{domain}") for domain in domains)]


def _own_terms(display_name: str, *, legal_name: str) -> list[tuple[str, str]]:
    return [("short_name", display_name), ("legal_name", legal_name)]
