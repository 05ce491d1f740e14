"""Real names that tell one client from the others, and those that stand in somebody's own material anyway."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db import models

from bulkhead.base.leaks import layers
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import BlobStore, practice_blobs, vault_blobs
from bulkhead.isolation.errors import WallError
from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client, GuardTerm
from bulkhead.practice.library.models import ItemVersion
from bulkhead.vault.deliverables.models import Blob

SHORTEST = 8
KINDS = ("legal_name", "domain", "email", "person")
TWO_WORDS = re.compile(r"\w\W+\w")
LARGEST_READ = 16 << 20
Names = dict[str, tuple[str, ...]]


def distinctive_names(clients: Iterable[Client]) -> Names:
    """By owner, in lower case: legal names, domains, addresses and people that are nobody else's."""
    found = {client.id.hex: set(_names_of(client)) for client in clients}
    said = Counter(name for names in found.values() for name in names)
    ours = {person.name.lower() for person in Practitioner.objects.all()}
    ours |= {person.email.lower() for person in Practitioner.objects.all()}
    return {owner: tuple(sorted(n for n in names if said[n] == 1 and n not in ours)) for owner, names in found.items()}


def names_at_rest(clients: Iterable[Client], *, names: Names) -> dict[str, frozenset[str]]:
    """By whose store it is: names of others that stand in it before anything was planted. The practice's is ""."""
    every = {name: owner for owner, own in names.items() for name in own}
    found: dict[str, frozenset[str]] = {}
    for client in clients:
        with inside(client):
            files = _files(vault_blobs(), Blob.objects.values_list("id", flat=True))
            said = {name for text in _texts("vault", files) for name in every if name in text}
        found[client.id.hex] = frozenset(name for name in said if every[name] != client.id.hex)
    files = _files(practice_blobs(), ItemVersion.objects.values_list("blob_id", flat=True))
    found[""] = frozenset(name for text in _texts("practice", files) for name in every if name in text)
    return found


def _names_of(client: Client) -> Iterator[str]:
    for term in GuardTerm.objects.filter(client=client, kind__in=KINDS):
        yield from _distinctive(term.value)
    yield from _distinctive(client.legal_name)


def _distinctive(value: str) -> Iterator[str]:
    name = " ".join(value.lower().split())
    if len(name) >= SHORTEST and ("." in name or "@" in name or TWO_WORDS.search(name)):
        yield name


def _texts(app: str, files: Iterator[bytes]) -> Iterator[str]:
    """Everything a store says, in lower case; the practice's lists of clients say every name by their nature."""
    for model in apps.get_app_config(app).get_models():
        is_about_clients = app == "practice" and any(one.name == "client" for one in model._meta.concrete_fields)
        if model is Client or is_about_clients:
            continue
        kinds = (models.CharField, models.TextField, models.JSONField)
        texts = [one.name for one in model._meta.concrete_fields if isinstance(one, kinds)]
        for row in model._default_manager.values_list(*texts) if texts else ():
            yield " ".join(map(str, row)).lower()
    for content in files:
        for _, layer in layers(content):
            yield layer.decode(errors="ignore").lower()


def _files(store: BlobStore, ids: Iterable[object]) -> Iterator[bytes]:
    for blob_id in list(ids):
        try:
            content = b"".join(store.read(blob_id))  # type: ignore[arg-type]  # ids of blobs, from one column.
        except WallError:
            continue
        if len(content) <= LARGEST_READ:
            yield content
