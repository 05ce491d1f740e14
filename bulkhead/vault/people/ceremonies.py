"""The two ceremonies of a passkey (WebAuthn, level 3): adding one, and coming in with one.

The library that reads them is loaded at the first one: most portals sleep before anybody needs it.
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec

from bulkhead.vault.people.models import Person
from bulkhead.vault.people.passkeys import Challenge, Passkey

if TYPE_CHECKING:
    from fido2.cose import ES256
    from fido2.server import Fido2Server
    from fido2.webauthn import AttestedCredentialData

LARGEST = 20_000  # characters of an answer; a real one has some two thousand.
Answer = Mapping[str, object]
# What a broken or forged answer makes the library raise; each of them means no.
NOT_AN_ANSWER = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OverflowError,
    AssertionError,
    RecursionError,
    NotImplementedError,
    struct.error,
    UnsupportedAlgorithm,
)


@dataclass(frozen=True)
class Portal:
    """Where a ceremony is held: the host name a passkey is bound to, with the port a browser says, and its title."""

    netloc: str
    title: str

    @property
    def host(self) -> str:
        return self.netloc.rpartition(":")[0] or self.netloc

    def is_origin(self, said: str) -> bool:
        """This very address; in clear only where the browser itself counts it as safe, which is this machine."""
        schemes = ("https", "http") if self.host.endswith(".localhost") else ("https",)
        return said in [f"{scheme}://{self.netloc}" for scheme in schemes]

    def server(self) -> "Fido2Server":
        from fido2.server import Fido2Server  # noqa: PLC0415 -- two and a half megabytes that few portals need.
        from fido2.webauthn import PublicKeyCredentialRpEntity  # noqa: PLC0415 -- see above.

        here = PublicKeyCredentialRpEntity(id=self.host, name=self.title)
        return Fido2Server(here, verify_origin=self.is_origin)


def ask_to_add(person: Person, *, portal: Portal, nonce: str) -> dict[str, object]:
    """What a browser needs in order to make a passkey for this person; one per device."""
    from fido2.webauthn import PublicKeyCredentialUserEntity  # noqa: PLC0415 -- see above.

    known = [_kept(row) for row in person.passkeys.filter(ended_at=None, host=portal.host)]
    options, state = portal.server().register_begin(
        PublicKeyCredentialUserEntity(id=person.id.bytes, name=person.email, display_name=person.name),
        known,
        resident_key_requirement="required",  # type: ignore[arg-type]  # the words of the standard.
        user_verification="required",  # type: ignore[arg-type]  # see above.
    )
    Challenge.put(state["challenge"], nonce=nonce)
    return dict(options)


def add(answer: str, *, person: Person, name: str, portal: Portal, nonce: str) -> bool:
    """Keep the passkey a browser made; False for anything but an answer to what this browser was asked just now."""
    challenge, said = Challenge.take(nonce=nonce), _read(answer)
    try:
        seen = portal.server().register_complete(_state(challenge), said)
        made = seen.credential_data
    except NOT_AN_ANSWER:
        return False
    if not challenge or made is None:
        return False
    return Passkey.add(
        person,
        name=name,
        credential_id=made.credential_id,
        credential=bytes(made),
        host=portal.host,
        counter=seen.counter,
    )


def ask_who(portal: Portal, *, nonce: str) -> dict[str, object]:
    """What a browser needs in order to offer its passkeys; it names nobody."""
    options, state = portal.server().authenticate_begin(user_verification="required")  # type: ignore[arg-type]  # see above.
    Challenge.put(state["challenge"], nonce=nonce)
    return dict(options)


def who(answer: str, *, portal: Portal, nonce: str) -> Passkey | None:
    """Whose passkey answered. None for every other case alike, and an unknown one is checked as long as a known one."""
    challenge, said = Challenge.take(nonce=nonce), _read(answer)
    row = Passkey.by_credential(_credential_of(said))
    counter = _proved(said, row=row, portal=portal, challenge=challenge)
    if row is None or counter is None or row.host != portal.host:
        return None
    return row if row.prove(counter) else None


def _proved(said: Answer, *, row: Passkey | None, portal: Portal, challenge: str) -> int | None:
    """The counter that a right answer brings; None for a wrong one."""
    from fido2.webauthn import AuthenticationResponse  # noqa: PLC0415 -- see above.

    try:
        kept = _kept(row) if row else _nobodys(_credential_of(said))
        portal.server().authenticate_complete(_state(challenge), [kept], said)
        read = AuthenticationResponse.from_dict(said)
        owner, counter = read.response.user_handle, read.response.authenticator_data.counter
    except NOT_AN_ANSWER:
        return None
    is_owner = row is not None and owner == row.person_id.bytes
    return counter if challenge and is_owner else None


def _state(challenge: str) -> dict[str, str]:
    """As the library keeps it between question and answer; without a challenge, one that nothing answers."""
    return {"challenge": challenge or "A" * 43, "user_verification": "required"}


def _read(answer: str) -> Answer:
    try:
        said = json.loads(answer) if len(answer) <= LARGEST else {}
    except (ValueError, RecursionError):
        said = {}
    return said if isinstance(said, dict) else {}


def _credential_of(said: Answer) -> bytes:
    from fido2.utils import websafe_decode  # noqa: PLC0415 -- see above.

    try:
        return bytes(websafe_decode(str(said.get("rawId", ""))))
    except NOT_AN_ANSWER:
        return b""


def _kept(row: Passkey) -> "AttestedCredentialData":
    from fido2.webauthn import AttestedCredentialData  # noqa: PLC0415 -- see above.

    return AttestedCredentialData(bytes(row.credential))


def _nobodys(credential_id: bytes) -> "AttestedCredentialData":
    """A key whose other half was thrown away: checking against it takes as long as against a real one."""
    from fido2.webauthn import AttestedCredentialData  # noqa: PLC0415 -- see above.

    return AttestedCredentialData.create(bytes(16), credential_id[:1023], _thrown_away())


@cache
def _thrown_away() -> "ES256":
    from fido2.cose import ES256  # noqa: PLC0415 -- see above.

    return ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
