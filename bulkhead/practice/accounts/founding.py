"""The first day: a practice and the principal who leads it, both or neither."""

from dataclasses import dataclass

from django.db import transaction

from bulkhead.isolation import keys
from bulkhead.practice.accounts.models import Practice, Practitioner
from bulkhead.practice.trail.models import PracticeLine


class AlreadyFounded(RuntimeError):
    """There is a practice in this data folder; a second one needs a folder of its own."""


@dataclass(frozen=True)
class Founding:
    """What the first page asks."""

    practice: str
    name: str
    role_words: str
    time_zone: str
    currency: str
    email: str
    password: str
    is_demo: bool = False


def first_code() -> str:
    """What the first page asks for where others can reach it; only whoever reads the service's log knows it."""
    secret = keys.ring().secret(b"first page")
    return "-".join(secret[start : start + 4] for start in range(0, 12, 4))


def found(wanted: Founding) -> Practitioner:
    """The practice and its principal. AlreadyFounded when someone was quicker."""
    with transaction.atomic():
        if Practice.only() is not None:
            raise AlreadyFounded("There is a practice here already. Sign in to it.")
        practice = Practice(name=wanted.practice, time_zone=wanted.time_zone, currency=wanted.currency)
        practice.is_demo = wanted.is_demo
        practice.save()
        email = wanted.email.lower()  # signing in looks the address up in lower case.
        person = Practitioner.objects.create_user(email, password=wanted.password, name=wanted.name)
        person.role_words = wanted.role_words
        person.save(update_fields=["role_words"])
        PracticeLine.append("practice.founded", by=person.actor, words=f"{person.name} set up {practice}.")
    return person
