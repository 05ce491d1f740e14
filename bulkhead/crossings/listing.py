"""Many clients at once, from a list: each line is looked at first, and what cannot be added says why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bulkhead.base.text import slugify
from bulkhead.crossings.newcomers import NotAClient, wanted_named
from bulkhead.crossings.provision import Wanted, add_client
from bulkhead.isolation.errors import SlugTaken
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.listing import Line, Listing, doubled
from bulkhead.practice.clients.models import Client, GuardTerm

TERM = 160


@dataclass(frozen=True)
class Looked:
    """One line: the client it would add, or why it adds none."""

    line: Line
    wanted: Wanted | None
    fault: str = ""


def look(
    listing: Listing, *, zone: str, currency: str, zones: Sequence[str], currencies: Sequence[str]
) -> list[Looked]:
    """What each line would add. A client that stands already, or stands in the list twice, adds nothing."""
    twice = doubled(line.name for line in listing.lines)
    standing = {name.casefold() for name in Client.objects.values_list("display_name", flat=True)}
    slugs = set(Client.objects.values_list("slug", flat=True))
    held = _held_domains()
    looked = []
    for line in listing.lines:
        fault = _fault(line, twice=twice, standing=standing, slugs=slugs) or _shared(line, held=held)
        fault = fault or _unknown(line, zones=zones, currencies=currencies)
        try:
            wanted = None if fault else _wanted(line, zone=zone, currency=currency)
        except NotAClient as error:
            wanted, fault = None, str(error)
        if wanted is not None:
            slugs.add(wanted.slug)
            held |= {value: wanted.display_name for kind, value in wanted.terms if kind == GuardTerm.Kind.DOMAIN}
        looked.append(Looked(line, wanted, fault))
    return looked


def add_all(looked: Sequence[Looked], *, lead: Practitioner) -> list[Client]:
    """Add what can be added, one after the other; said twice, nothing is added twice."""
    made = []
    for one in looked:
        if one.wanted is not None:
            made += _added(one.wanted, lead=lead)
    return made


def _added(wanted: Wanted, *, lead: Practitioner) -> list[Client]:
    fresh = wanted_named(wanted.display_name, slug=wanted.slug, zone=wanted.time_zone, currency=wanted.currency)
    try:
        return [add_client(replace(wanted, hue=fresh.hue), lead=lead)]
    except SlugTaken:
        return []


def _fault(line: Line, *, twice: set[str], standing: set[str], slugs: set[str]) -> str:
    name, slug = line.name.casefold(), line.said.get("slug") or slugify(line.name)
    if not name:
        fault = "It has no name."
    elif name in standing:
        fault = "A client of this name is here already."
    elif name in twice:
        fault = "This name stands in the list more than once. Keep one line."
    elif slug in slugs:
        fault = f"The address “{slug}” is another client’s. Add a column “Address” with another word."
    else:
        fault = ""
    return fault


def _held_domains() -> dict[str, str]:
    """Which client every domain is known by: the guard stops its papers everywhere else."""
    rows = GuardTerm.objects.filter(kind=GuardTerm.Kind.DOMAIN)
    return {value.lower(): name for value, name in rows.values_list("value", "client__display_name")}


def _shared(line: Line, *, held: Mapping[str, str]) -> str:
    """A domain that two clients have tells neither from the other, and stops the papers of both."""
    taken = next((host for host in map(_host, line.several("domains")) if host in held), "")
    return (
        f"The domain {taken} is {held[taken]}’s. Leave it out here, or take it off {held[taken]} first."
        if taken
        else ""
    )


def _unknown(line: Line, *, zones: Sequence[str], currencies: Sequence[str]) -> str:
    zone, currency = line.said.get("time_zone", ""), line.said.get("currency", "").upper()
    if zone and zone not in zones:
        fault = f"“{zone}” is no time zone. Write one such as Europe/Berlin."
    elif currency and currency not in currencies:
        fault = f"“{currency}” is no currency. Write one such as USD."
    else:
        fault = ""
    return fault


def _wanted(line: Line, *, zone: str, currency: str) -> Wanted:
    said = line.said
    wanted = wanted_named(
        line.name,
        slug=said.get("slug", ""),
        zone=said.get("time_zone", zone),
        currency=said.get("currency", currency).upper(),
    )
    domains = [(str(GuardTerm.Kind.DOMAIN), _host(domain)) for domain in line.several("domains")]
    people = [(str(GuardTerm.Kind.PERSON), person) for person in line.several("people")]
    terms = tuple((kind, value[:TERM]) for kind, value in (*domains, *people) if len(value) > 1)
    legal = said.get("legal_name", "")[:120]
    return replace(wanted, legal_name=legal, portal_name=(legal or wanted.display_name)[:80], terms=terms)


def _host(domain: str) -> str:
    """A domain out of an address as a browser shows it."""
    return domain.lower().rpartition("://")[2].partition("/")[0].removeprefix("www.")
