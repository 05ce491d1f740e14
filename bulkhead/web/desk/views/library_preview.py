"""A look at a version without downloading it: its text with the fields set off, or its pages as pictures."""

import json
from typing import TypedDict
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.isolation import children
from bulkhead.isolation.blobs import practice_blobs
from bulkhead.isolation.errors import BlobDamaged, BlobMissing
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.web.desk.request import DeskRequest

HERE = b"<!--sheet-->"  # no text can say this: a page escapes what it is given.
GONE = "{fault}. Bring the library back from a backup."


class Page(TypedDict):
    """A picture of a page, and the words on it for whoever cannot see it."""

    number: int
    png: str
    width: int
    height: int
    text: str


class Look(TypedDict):
    """What a child made of a file: markup it cleaned, or pictures; and what is not shown, in sentences."""

    html: str
    pages: list[Page]
    cut: list[str]


def preview(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found = get_object_or_404(Item, pk=item)
    version = _version(found, request.GET.get("version", ""))
    look, fault = _look(version)
    context = {
        "item": found,
        "version": version,
        "look": look,
        "fault": fault,
        "numbers": list(found.versions.values_list("number", flat=True)[:12]),
    }
    answer = render(request, "desk/library/preview.html", context)
    answer.content = answer.content.replace(HERE, look["html"].encode(), 1)
    return answer


def _version(item: Item, asked: str) -> ItemVersion:
    versions = item.versions.all()
    if asked:
        versions = versions.filter(number=int(asked) if asked.isdecimal() and len(asked) < 7 else 0)
    found = versions.first()
    if found is None:
        raise Http404
    return found


def _look(version: ItemVersion) -> tuple[Look, str]:
    """And why there is nothing to see, where there is not."""
    nothing: Look = {"html": "", "pages": [], "cut": []}
    try:
        content = practice_blobs().read(version.blob_id)
        return json.loads(children.run("preview", args={"name": version.name}, payload=content)), ""
    except children.ChildFailed as refused:
        return nothing, str(refused)
    except (BlobMissing, BlobDamaged) as fault:
        return nothing, GONE.format(fault=str(fault).capitalize())
