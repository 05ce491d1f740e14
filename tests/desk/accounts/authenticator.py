"""A passkey in software: it answers the two questions of a desk as a browser would, for any host it is told."""

import json
from hashlib import sha256
from typing import TypedDict

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestedCredentialData, AuthenticatorData

ORIGIN = "http://desk.localhost:8000"
FLAGS = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


class Credential(TypedDict):
    """What a browser's toJSON() gives."""

    id: str
    rawId: str
    type: str
    response: dict[str, str]
    clientExtensionResults: dict[str, dict[str, bool]]


class Authenticator:
    """One key pair, for one account, at one host."""

    def __init__(self, *, host: str = "desk.localhost", proves_person: bool = True) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._id = b"a passkey of the tests"
        self._user = b""
        self._relying = sha256(host.encode()).digest()
        self._flags = FLAGS if proves_person else AuthenticatorData.FLAG.UP

    def create(self, options: dict[str, dict[str, dict[str, str]]]) -> str:
        """The answer to the desk's wish for a new passkey."""
        asked = options["publicKey"]
        self._user = websafe_decode(asked["user"]["id"])
        kept = AttestedCredentialData.create(bytes(16), self._id, ES256.from_cryptography_key(self._key.public_key()))
        seen = AuthenticatorData.create(self._relying, self._flags | AuthenticatorData.FLAG.AT, 0, kept)
        attested = cbor.encode({"fmt": "none", "attStmt": {}, "authData": bytes(seen)})
        said = self._said("webauthn.create", str(asked["challenge"]))
        return self._answer({"attestationObject": websafe_encode(attested), "clientDataJSON": websafe_encode(said)})

    def get(self, options: dict[str, dict[str, str]]) -> str:
        """The answer to the desk's question who it is."""
        said = self._said("webauthn.get", options["publicKey"]["challenge"])
        seen = bytes(AuthenticatorData.create(self._relying, self._flags, 1))
        signature = self._key.sign(seen + sha256(said).digest(), ec.ECDSA(SHA256()))
        parts = {"authenticatorData": seen, "clientDataJSON": said, "signature": signature, "userHandle": self._user}
        return self._answer({name: websafe_encode(part) for name, part in parts.items()})

    def _said(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": ORIGIN, "crossOrigin": False}).encode()

    def _answer(self, response: dict[str, str]) -> str:
        name = websafe_encode(self._id)
        extensions = {"credProps": {"rk": True}}
        return json.dumps(
            Credential(id=name, rawId=name, type="public-key", response=response, clientExtensionResults=extensions)
        )
