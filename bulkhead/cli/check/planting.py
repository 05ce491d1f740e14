"""Puts canaries into a copy: every text field and every file of each client, of the library and of the office."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat

from bulkhead.base.canaries import Brand, Canaries
from bulkhead.cli.check.fields import BODY, LIBRARY, NAME, OFFICE, PAST, ROW, TOLD, Text, planted_fields
from bulkhead.cli.check.papers import with_canary
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import BlobStore, practice_blobs, tray_blobs, vault_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.errors import WallError
from bulkhead.practice.clients.models import Client, GuardTerm
from bulkhead.practice.library.models import ItemVersion
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import TrayItem
from bulkhead.vault.deliverables.models import Blob
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.trail.models import VaultLine

LARGEST_PLANTED = 16 << 20
MOST_PLANTED = 96 << 20  # of one client; larger ones are known by their sums alone.
BULKHEAD = Actor("worker", "Bulkhead")


@dataclass
class Planted:
    """What was planted: fields with at least one row, rows, files, files that only their sum tells; sums by owner."""

    fields: int = 0
    rows: int = 0
    files: int = 0
    files_by_sum: int = 0
    sums: dict[str, set[str]] = field(default_factory=dict)


@dataclass
class Planting:
    """One run's planting."""

    canaries: Canaries
    done: Planted = field(default_factory=Planted)

    def in_client(self, client: Client) -> None:
        """In its vault: every text, every file, and a line of the log."""
        owner = client.id.hex
        with inside(client):
            for model, fields in planted_fields("vault"):
                kind = NAME if model is Profile else TOLD
                self._in_rows(model._default_manager.all(), fields, Brand(owner, kind))
            VaultLine.append("check.planted", by=BULKHEAD, words=self._word(Brand(owner, PAST), "the log"))
            for blob in list(Blob.objects.all()):
                sealed = self._in_file(vault_blobs(), blob.id, Brand(owner, BODY), "a file")
                if sealed:
                    Blob.objects.filter(pk=blob.id).update(sha256=sealed[0], size=sealed[1])

    def in_practice(self, clients: list[Client]) -> None:
        """In what the practice keeps of each client, in the library and in the rest of the office."""
        for model, fields in planted_fields("practice"):
            for rows, brand in _shares(model, clients):
                self._in_rows(rows, fields, brand)
        PracticeLine.append("check.planted", by=BULKHEAD, words=self._word(Brand(OFFICE, PAST), "the practice’s log"))
        for version in list(ItemVersion.objects.all()):
            sealed = self._in_file(practice_blobs(), version.blob_id, Brand(LIBRARY, BODY), "a file of the library")
            if sealed:
                ItemVersion.objects.filter(pk=version.pk).update(sha256=sealed[0], size=sealed[1])
        for item in list(TrayItem.objects.all()):
            sealed = self._in_file(tray_blobs(), item.blob_id, Brand(item.client_id.hex, ROW), "a file in the tray")
            if sealed:
                TrayItem.objects.filter(pk=item.pk).update(sha256=sealed[0], size=sealed[1])

    def _in_rows(  # lint: arguments -- which rows, which fields of them, whose.
        self, rows: models.QuerySet[models.Model], fields: list[Text], brand: Brand
    ) -> None:
        for one in fields:
            word = self._word(brand, f"{rows.model.__name__}.{one.name}")
            between = "." if isinstance(one, models.EmailField) else " "
            filled = rows.exclude(**{one.name: ""})
            count = filled.update(**{one.name: Concat(Value(word + between), F(one.name))})
            self.done.rows += count
            self.done.fields += bool(count)

    def _in_file(  # lint: arguments -- where, which, whose, and how it is called.
        self, store: BlobStore, blob_id: UUID, brand: Brand, place: str
    ) -> tuple[str, int] | None:
        """Its new sum and size; None where it is too large, or gone, and stays as it is."""
        try:
            content = b"".join(store.read(blob_id))
        except WallError:
            return None
        own = self.done.sums.setdefault(brand.owner, set())
        if len(content) > LARGEST_PLANTED or self._spent(brand.owner, len(content)) > MOST_PLANTED:
            self.done.files_by_sum += 1
            return None
        sealed = store.put([with_canary(content, word=self._word(brand, place))], blob_id=blob_id)
        own.add(sealed.sha256)
        self.done.files += 1
        return sealed.sha256, sealed.size

    def _spent(self, owner: str, size: int) -> int:
        self._sizes[owner] = self._sizes.get(owner, 0) + size
        return self._sizes[owner]

    def __post_init__(self) -> None:
        self._sizes: dict[str, int] = {}

    def _word(self, brand: Brand, place: str) -> str:
        return self.canaries.word(brand, planted=place)


def _shares(model: type[models.Model], clients: list[Client]) -> Iterator[tuple[models.QuerySet[models.Model], Brand]]:
    """The rows of a table of the practice by whose they are."""
    rows = model._default_manager.all()
    names = {one.name for one in model._meta.concrete_fields}
    if model is Client or "client" in names:
        kind = NAME if model in (Client, GuardTerm) else ROW
        for client in clients:
            yield rows.filter(**{"pk" if model is Client else "client": client.pk}), Brand(client.id.hex, kind)
        if "client" in names and model._meta.get_field("client").null:
            yield rows.filter(client=None), Brand(OFFICE, ROW)
    else:
        yield rows, Brand(LIBRARY if ".library." in model.__module__ else OFFICE, ROW)
