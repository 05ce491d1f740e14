"""How a person of the practice signs in besides the password."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import models

from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.accounts.models import Practitioner

SECOND = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes only stand in for one.


@dataclass(frozen=True)
class Passkey:
    """One passkey, by the name its owner gave it."""

    id: int
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class Factors:
    """Codes from a phone, passkeys, and the recovery codes that are left."""

    codes_since: datetime | None
    passkeys: tuple[Passkey, ...]
    recovery_left: int | None

    @property
    def is_second(self) -> bool:
        """Whether more than the password is asked for."""
        return self.count > 0

    @property
    def count(self) -> int:
        """How many second factors there are; recovery codes are none."""
        return bool(self.codes_since) + len(self.passkeys)


def factors_of(person: Practitioner) -> Factors:
    """All of them in one query."""
    kinds: dict[str, list[Authenticator]] = {}
    for row in Authenticator.objects.filter(user=person).order_by("created_at"):
        kinds.setdefault(row.type, []).append(row)
    codes = kinds.get(Authenticator.Type.TOTP, [])
    recovery = kinds.get(Authenticator.Type.RECOVERY_CODES, [])
    return Factors(
        codes_since=codes[0].created_at if codes else None,
        passkeys=tuple(_passkey(row) for row in kinds.get(Authenticator.Type.WEBAUTHN, [])),
        recovery_left=len(recovery[0].wrap().get_unused_codes()) if recovery else None,
    )


def has_second_factor(person: Practitioner) -> bool:
    """Whether more than the password is asked of somebody; asked for each page where the practice wants one."""
    return bool(ANY.rows("", person.pk))


def without_second_factor() -> list[Practitioner]:
    """Everyone of the practice who signs in with a password alone."""
    those = Authenticator.objects.filter(type__in=SECOND).values("user")
    return list(Practitioner.objects.filter(is_active=True).exclude(pk__in=those).order_by("name"))


def _any(_: str, person: UUID) -> models.QuerySet[Authenticator, tuple[object, ...]]:
    return Authenticator.objects.filter(user_id=person, type__in=SECOND).values_list("pk")[:1]


def _passkey(row: Authenticator) -> Passkey:
    return Passkey(row.pk, row.wrap().name, row.created_at, row.last_used_at)


ANY = Prepared(_any, alias=PRACTICE)
