"""Which folder of an import is which client, and the listing that a browser sends before any file."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile

from bulkhead.base.levels import Level, folder_at, sounds_like_papers
from bulkhead.base.text import slugify
from bulkhead.crossings.importing import Listed, NotPlanned
from bulkhead.isolation.blobs import tray_blobs
from bulkhead.isolation.uploads import SealedFile
from bulkhead.practice.clients.models import Client

NEW = "+"
LEFT_OUT = ""
UNCLEAR = "The list of files did not arrive whole. Drop the folder again."


@dataclass(frozen=True)
class Choice:
    """One folder: its field in the form, how many files lie in it, and what is chosen for it."""

    field: str
    folder: str
    name: str
    files: int
    chosen: str


def listed(sent: UploadedFile | None) -> list[Listed]:
    """The files of a folder as a browser tells them: [[path, size], …]. NotPlanned for anything else."""
    if not isinstance(sent, SealedFile):
        raise NotPlanned(UNCLEAR)
    try:
        pairs = json.loads(b"".join(tray_blobs().read(sent.blob_id)))
        return [Listed(str(path), int(size)) for path, size in pairs]
    except (ValueError, TypeError, RecursionError) as error:
        raise NotPlanned(UNCLEAR) from error


def choices_of(level: Level, *, paths: Iterable[str], clients: Iterable[Client]) -> list[Choice]:
    """A choice for every folder of a level: the client called like it, else a new one; papers are left out."""
    slugs, count = {client.slug for client in clients}, dict.fromkeys(level.folders, 0)
    for path in paths:
        folder = folder_at(path, level=level.number)
        if folder in count:
            count[folder] += 1
    return [
        Choice(f"folder-{place}", folder, name, count[folder], _chosen(name, slugs))
        for place, (folder, name) in enumerate(zip(level.folders, level.names, strict=True))
    ]


def _chosen(name: str, slugs: set[str]) -> str:
    slug = slugify(name)
    if slug in slugs:
        return slug
    return LEFT_OUT if sounds_like_papers(name) or not slug else NEW
