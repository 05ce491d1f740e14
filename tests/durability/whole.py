"""Looks at every row and every file of a client and says what is half, lost or left over."""

import hashlib
import time
from contextlib import closing
from dataclasses import dataclass, field
from uuid import UUID

import pytest

from bulkhead.isolation import inside, keys
from bulkhead.isolation.blobs import tray_blobs, vault_blobs
from bulkhead.isolation.engines.cipher.base import connect
from bulkhead.isolation.errors import BlobDamaged, BlobMissing, ChainBroken
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import TrayItem
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.models import Blob, Deliverable, Version
from bulkhead.vault.trail.models import OutboxEntry, VaultLine
from bulkhead.work import chores


@dataclass
class Acknowledged:
    """What visitors were told is done: file names with their hashes, and delivered versions."""

    uploads: dict[str, str] = field(default_factory=dict)
    deliveries: set[UUID] = field(default_factory=set)

    def hear(self, line: str) -> None:
        kind, *words = line.split()
        if kind == "uploaded":
            self.uploads[words[0]] = words[1]
        elif kind == "delivered":
            self.deliveries.add(UUID(words[0]))


def faults(client: Client, told: Acknowledged) -> list[str]:
    """Everything that is not as it should be, in words."""
    found = []
    with inside(client):
        found += _lost(told)
        found += _files()
        found += _halves()
    found += _damaged(client)
    for name, verify in (("vault", lambda: _verified(client)), ("practice", PracticeLine.verify)):
        try:
            verify()
        except ChainBroken as fault:
            found.append(f"the {name}'s log: {fault}")
    return found


def _damaged(client: Client) -> list[str]:
    """What the stores say of themselves: of their pages, and of what is written on them."""
    ring, found = keys.ring(), []
    for opened in (ring.vault(client.vault_id), ring.practice()):
        with closing(connect(opened)) as raw:
            found += [f"a page: {fault}" for (fault,) in raw.execute("PRAGMA cipher_integrity_check")]
            found += [f"a store: {fault}" for (fault,) in raw.execute("PRAGMA integrity_check") if fault != "ok"]
    return found


def _verified(client: Client) -> int:
    with inside(client):
        return VaultLine.verify()


def _lost(told: Acknowledged) -> list[str]:
    kept = dict(Version.objects.values_list("name", "blob__sha256"))
    lost = [f"{name} was acknowledged and is gone" for name, sha in told.uploads.items() if kept.get(name) != sha]
    delivered = set(Delivery.objects.values_list("version_id", flat=True))
    return lost + [f"delivery of {one} was acknowledged and is gone" for one in told.deliveries - delivered]


def _files() -> list[str]:
    found, blobs = [], vault_blobs()
    for row in Blob.objects.all():
        try:
            content = b"".join(blobs.read(row.id))
        except (BlobMissing, BlobDamaged) as fault:
            found.append(f"a row without its file: {fault}")
        else:
            if (len(content), hashlib.sha256(content).hexdigest()) != (row.size, row.sha256):
                found.append("a file is not what its row says")
    return found


def _halves() -> list[str]:
    found = []
    acts = list(VaultLine.objects.values_list("act", flat=True))
    if acts.count("version.added") != Version.objects.count():
        found.append("versions and their log lines differ")
    if acts.count("deliverable.delivered") != Delivery.objects.count():
        found.append("deliveries and their log lines differ")
    for row in Deliverable.objects.all():
        found += _half(row)
    for delivery in Delivery.objects.all():
        readers = Reader.objects.filter(delivery=delivery).count()
        mails = OutboxEntry.objects.filter(kind="mail.delivered", payload__delivery=str(delivery.id)).count()
        if readers == 0 or readers != mails:
            found.append("a delivery without its readers or their mails")
    return found


def _half(row: Deliverable) -> list[str]:
    numbers = sorted(row.versions.values_list("number", flat=True))
    latest = row.latest
    is_out = latest is not None and Delivery.objects.filter(version=latest).exists()
    found = [] if numbers == list(range(1, len(numbers) + 1)) else ["version numbers with a gap"]
    if latest is not None and is_out != (row.state == "delivered"):
        found.append(f"{row.title} is {row.state} and its newest version says otherwise")
    return found


def left_over(client: Client, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """File names that no row speaks of, after what every start does."""
    monkeypatch.setenv("BULKHEAD_SERVED_SINCE", str(time.time() + 5))
    chores.sweep_files()
    waiting = {row.hex for row in TrayItem.objects.filter(state="waiting").values_list("blob_id", flat=True)}
    tray = {path.name for path in tray_blobs().folder.iterdir()} - waiting
    with inside(client):
        rows = {row.hex for row in Blob.objects.values_list("id", flat=True)}
        vault = {path.name for path in keys.ring().vault(client.vault_id).blobs.iterdir()} ^ rows
    return sorted(tray | vault)
