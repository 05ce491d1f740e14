"""Dress: a logo goes onto a client's portal. What passes: the pixels of one picture, drawn anew.

No guard can read a picture, so its file name is read, and a picture known as another client's logo is refused.
"""

import hashlib

from bulkhead.crossings.judging import refuse_words
from bulkhead.isolation import children, inside
from bulkhead.isolation.blobs import Sealed, tray_blobs, vault_blobs
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.logos import LogoMark
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.look.logo import put_logo

LARGEST = 512 * 1024
TOO_LARGE = "A logo has at most 512 KB. Save it smaller; 480 by 160 pixels are enough."
ANOTHERS = "This picture is the logo of another client. Choose the right one."


class LogoRefused(ValueError):
    """It does not go onto this portal; the words are a sentence for people."""


def dress(client: Client, *, sealed: Sealed, name: str, lead: Practitioner) -> None:
    """Put a logo on a portal. Raises LogoRefused, ChildFailed or Stopped, each before anything is visible."""
    try:
        drawn = _drawn(client, sealed=sealed, name=name, lead=lead)
    finally:
        tray_blobs().remove(sealed.blob_id)
    sha256 = hashlib.sha256(drawn).hexdigest()
    if LogoMark.is_of_another(sha256, client=client):
        raise LogoRefused(ANOTHERS)
    LogoMark.keep(sha256, client=client)
    with inside(client):
        put_logo(vault_blobs().put([drawn]), by=lead.actor)
    words = f"{lead.name} put a logo on {client}’s portal."
    PracticeLine.append("client.dressed", by=lead.actor, words=words, subject=client.id)


def _drawn(client: Client, *, sealed: Sealed, name: str, lead: Practitioner) -> bytes:
    if sealed.size > LARGEST:
        raise LogoRefused(TOO_LARGE)
    refuse_words(name, place="file name", target=client, door="logo", by=lead.name)
    return children.run("logo", args={}, payload=tray_blobs().read(sealed.blob_id))
