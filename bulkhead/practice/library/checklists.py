"""Which checklist is asked for when work of a kind is delivered."""

import re
from collections.abc import Iterable

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import PracticeModel
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.practice.trail.models import PracticeLine

LISTED = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?P<words>.+?)\s*$")
MARKS = re.compile(r"^[●○□☐✓✔▪•‣–\-]\s*")
EMPHASIS = re.compile(r"(\*\*|__|`)(.+?)\1")
MOST_LINES = 100
LONGEST = 300


class KindChecklist(PracticeModel):
    """The checklist of one kind of deliverable; a kind has one at most."""

    kind = models.CharField(max_length=16, unique=True)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="asked_for")
    set_at = models.DateTimeField(default=now)
    set_by = models.CharField(max_length=120)

    class Meta:
        ordering = ("kind",)

    @classmethod
    def settle(cls, item: Item, *, kinds: Iterable[str], by: Actor) -> None:
        """This checklist is asked for at exactly these kinds; another one of the same kind gives way."""
        wanted = set(kinds)
        with transaction.atomic():
            mine = set(cls._default_manager.filter(item=item).values_list("kind", flat=True))
            if wanted == mine:
                return
            cls._default_manager.filter(item=item, kind__in=mine - wanted).delete()
            for kind in sorted(wanted - mine):
                known = {"item": item, "set_at": now(), "set_by": by.name}
                cls._default_manager.update_or_create(kind=kind, defaults=known)
            words = f"{by.name} set where {item} is asked for."
            PracticeLine.append("library.checklist", by=by, words=words, subject=item.id)


def checklist_lines(kind: str) -> list[str]:
    """What is to be ticked off before work of this kind is delivered; empty when no checklist is set."""
    chosen = KindChecklist._default_manager.filter(kind=kind).exclude(item__status=Item.Status.RETIRED).first()
    newest = ItemVersion.objects.filter(item=chosen.item_id).first() if chosen else None
    return [str(line) for line in newest.lines] if newest else []


def lines_of(passages: Iterable[str]) -> list[str]:
    """The points of a checklist: list lines where a text has any, else every line that is no heading."""
    rows = [row for passage in passages for row in passage.splitlines() if row.strip()]
    listed = [found["words"] for row in rows if (found := LISTED.match(row))]
    plain = [MARKS.sub("", row.strip()) for row in rows if not row.lstrip().startswith(("#", "|", ">"))]
    lines = [EMPHASIS.sub(r"\2", words).strip()[:LONGEST] for words in listed or plain]
    return list(dict.fromkeys(line for line in lines if line))[:MOST_LINES]
