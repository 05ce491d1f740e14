"""A sponsor adds and removes their own people: with a company address, below their own role, and nobody else's."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roles import Role
from bulkhead.vault.trail.models import OutboxEntry

BELOW_SPONSOR = tuple(role for role in Role if role != Role.SPONSOR)
# An address there says nothing about where somebody works.
PUBLIC_MAIL = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com"
    " aol.com gmx.com gmx.net gmx.de web.de proton.me protonmail.com pm.me mail.com zoho.com fastmail.com yandex.com"
    " mail.ru qq.com 163.com 126.com t-online.de orange.fr free.fr btinternet.com comcast.net".split()
)


class NotTheirs(RuntimeError):
    """A sponsor may not do this; the message says why and who can."""


def company_domains() -> list[str]:
    """Where the company's own mail lives: as the practice wrote it down, and where its sponsors have theirs."""
    sponsors = Person.present().filter(role=Role.SPONSOR).values_list("email", flat=True)
    known = {*Profile.only().mail_domains, *(domain_of(email) for email in sponsors)}
    return sorted(known - PUBLIC_MAIL)


def domain_of(email: str) -> str:
    return email.strip().lower().rpartition("@")[2]


def refuse_foreign(email: str, *, domains: Iterable[str], lead: str) -> None:
    """NotTheirs for an address elsewhere. A part of the company's domain counts; one that ends like it does not."""
    here = domain_of(email)
    if not any(here == domain or here.endswith(f".{domain}") for domain in domains):
        raise NotTheirs(f"{here} is not an address of your company. Ask {lead} to add them.")


def add_colleague(sponsor: Person, *, name: str, email: str, role: str, title: str = "") -> Person:
    """Add and invite someone of the same company; doing it twice changes nothing. NotTheirs for anyone else."""
    profile = Profile.only()
    _refuse_others(sponsor, lead=profile.lead_name)
    refuse_foreign(email, domains=company_domains(), lead=profile.lead_name)
    if role not in BELOW_SPONSOR:
        raise NotTheirs(f"Only {profile.lead_name} adds another sponsor.")
    with transaction.atomic(using="vault"):
        known = Person.known(email)
        if known is not None:
            return known
        person = Person.add(name, email=email, role=role, title=title, by=sponsor.actor)
        key = f"enrol-{person.id}-{person.invitations.count()}"
        OutboxEntry.write("enrol", payload={"colleague": str(person.id)}, key=key)
    return person


def remove_colleague(sponsor: Person, *, person: UUID) -> Person | None:
    """Take a colleague out at once; None when there is no such person. NotTheirs for a sponsor, oneself included."""
    lead = Profile.only().lead_name
    _refuse_others(sponsor, lead=lead)
    with transaction.atomic(using="vault"):
        colleague = Person.objects.filter(pk=person).first()
        if colleague is None or colleague.removed_at is not None:
            return colleague
        if colleague.role == Role.SPONSOR:
            whom = "yourself" if colleague == sponsor else f"{colleague.name}, who is a sponsor"
            raise NotTheirs(f"You cannot remove {whom}. Ask {lead}.")
        colleague.remove(by=sponsor.actor)
    return colleague


def _refuse_others(sponsor: Person, *, lead: str) -> None:
    if sponsor.role != Role.SPONSOR or sponsor.removed_at is not None:
        raise NotTheirs(f"Only a sponsor adds and removes people. Ask {lead}.")
