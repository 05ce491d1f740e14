"""How a person of the practice signs in besides the password."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator

from bulkhead.practice.accounts.models import Practitioner


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
        return bool(self.codes_since or self.passkeys)


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


def _passkey(row: Authenticator) -> Passkey:
    return Passkey(row.pk, row.wrap().name, row.created_at, row.last_used_at)
