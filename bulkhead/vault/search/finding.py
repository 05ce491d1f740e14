"""Looking for words in everything one client has. The vault that is open is all there is to look in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bulkhead.isolation import full_text
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.search.excerpts import Excerpt, excerpt_of
from bulkhead.vault.search.plain import plain_words

KINDS: dict[str, str] = {
    "deliverable": "Deliverables",
    "document": "Documents",
    "request": "Requests",
    "wanted": "Asked for",
    "decision": "Decisions",
    "promise": "Promises",
    "comment": "Comments and changes",
    "file": "Files they sent",
    "person": "People",
}
IN_DELIVERABLES = ("document", "comment")
FEW, MANY = 5, 25
LONGEST = 100


@dataclass(frozen=True)
class Found:
    """One result: what it is called, the words around what was found, and what opens."""

    kind: str
    room: UUID
    title: Excerpt
    excerpt: Excerpt
    place: str
    at: datetime | None


@dataclass(frozen=True)
class Group:
    """The results of one kind, the newest first, and whether there are more."""

    kind: str
    label: str
    results: list[Found]
    has_more: bool


def search(words: str, *, kind: str = "", page: int = 1) -> list[Group]:
    """A few results of every kind, or one page of a single kind. Any words are safe."""
    kinds, size = ([kind], MANY) if kind in KINDS else (list(KINDS), FEW)
    asked = words[:LONGEST]
    hits = full_text.find(asked, kinds=kinds, most=size + 1, start=(page - 1) * size if kind in KINDS else 0)
    titles, said = _titles(hits), full_text.said(asked)
    groups = []
    for one in kinds:
        of_kind = [hit for hit in hits if hit.kind == one]
        results = [_found(hit, said, titles) for hit in of_kind[:size]]
        if results:
            groups.append(Group(one, KINDS[one], results, len(of_kind) > size))
    return groups


def _titles(hits: Sequence[full_text.Hit]) -> dict[str, str]:
    """What stands inside a deliverable is called by its title."""
    rooms = {hit.room for hit in hits if hit.kind in IN_DELIVERABLES}
    found = Deliverable.objects.filter(pk__in=rooms).order_by().values_list("id", "title") if rooms else []
    return {pk.hex: title for pk, title in found}


def _found(hit: full_text.Hit, words: Sequence[str], titles: dict[str, str]) -> Found:
    own = hit.kind in IN_DELIVERABLES
    title = excerpt_of(titles.get(hit.room, "") if own else hit.title, words=words)
    said = plain_words(hit.words, place=hit.place)
    text = " ".join(filter(None, (hit.title, said))) if own else said
    return Found(hit.kind, UUID(hit.room), title, excerpt_of(text, words=words), hit.place, hit.at)
