"""A device in software: it makes a passkey and proves it, and can lie about everything a browser would not let it."""

import json
import os
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestedCredentialData, AuthenticatorData

from tests.browse import Answer, Browser

FLAG = AuthenticatorData.FLAG
Options = dict[str, dict[str, dict[str, str]]]


@dataclass
class Device:
    """One key pair at one portal. `origin` and `host` are what a browser would put in; `counter` rises by `step`."""

    origin: str
    host: str
    proves_person: bool = True
    step: int = 1
    counter: int = 0
    user: bytes = b""
    id: bytes = field(default_factory=lambda: os.urandom(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @classmethod
    def at(cls, netloc: str) -> "Device":
        """As a browser at this address has it."""
        return cls(f"http://{netloc}", netloc.partition(":")[0])

    def create(self, options: Options) -> str:
        """Make a passkey, as the portal wished."""
        asked = options["publicKey"]
        self.user = websafe_decode(asked["user"]["id"])
        public = ES256.from_cryptography_key(self.key.public_key())
        kept = AttestedCredentialData.create(bytes(16), self.id, public)
        seen = AuthenticatorData.create(self._relying(), self._flags() | FLAG.AT, self.counter, kept)
        attested = cbor.encode({"fmt": "none", "attStmt": {}, "authData": bytes(seen)})
        said = self._said("webauthn.create", str(asked["challenge"]))
        return self._answer({"attestationObject": attested, "clientDataJSON": said})

    def get(self, options: Options) -> str:
        """Prove it, as the portal asked."""
        self.counter += self.step
        said = self._said("webauthn.get", str(options["publicKey"]["challenge"]))
        seen = bytes(AuthenticatorData.create(self._relying(), self._flags(), self.counter))
        signature = self.key.sign(seen + sha256(said).digest(), ec.ECDSA(SHA256()))
        parts = {"authenticatorData": seen, "clientDataJSON": said, "signature": signature, "userHandle": self.user}
        return self._answer(parts)

    def _flags(self) -> AuthenticatorData.FLAG:
        return FLAG.UP | FLAG.UV if self.proves_person else FLAG.UP

    def _relying(self) -> bytes:
        return sha256(self.host.encode()).digest()

    def _said(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _answer(self, parts: dict[str, bytes]) -> str:
        name = websafe_encode(self.id)
        response = {key: websafe_encode(part) for key, part in parts.items()}
        extensions: dict[str, object] = {}
        answer = {"id": name, "rawId": name, "type": "public-key", "response": response}
        return json.dumps({**answer, "clientExtensionResults": extensions})


def add(browser: Browser, device: Device, *, name: str = "Phone") -> Answer:
    """Add it on one's own page."""
    wish = json.loads(browser.post("/me/passkeys/challenges/").text)
    return browser.post("/me/passkeys/", {"name": name, "credential": device.create(wish)})


def asked(browser: Browser) -> Options:
    """What the sign-in page asks this browser."""
    question: Options = json.loads(browser.post("/sign-in/challenges/").text)
    return question


def come_in(browser: Browser, device: Device) -> Answer:
    """Use it on the sign-in page."""
    question = asked(browser)
    return browser.post("/sign-in/passkeys/", {"credential": device.get(question)})
