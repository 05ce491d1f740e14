"""From the version a client holds to the newest one: each change of ours, with what is decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.holdings import Holding
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.practice.library.tailoring import Choice, Comparison, Tailoring, Written
from bulkhead.practice.library.taking import Base, base_of, compared
from bulkhead.web.desk.shown.words import number_words, sentence

MOST = 200


@dataclass(frozen=True)
class Change:
    """One change: where, the words that stay, go and come, and whether this client takes it."""

    number: int
    key: str
    place: str
    kind: str
    words: list[tuple[str, str]]
    can_skip: bool
    reason: str
    is_skipped: bool
    was_skipped: bool


@dataclass(frozen=True)
class Upgrade:
    """What a client holds, what is newest, and everything between the two."""

    item: Item
    client: Client
    base: Base
    version: ItemVersion
    standing: Tailoring | None
    changes: list[Change]
    more: int
    fault: str

    @property
    def seen(self) -> str:
        """The decision this page shows."""
        return str(self.standing.pk) if self.standing else ""

    @property
    def taken_words(self) -> str:
        """Three of five are taken."""
        total = len(self.changes) + self.more
        taken = total - sum(change.is_skipped for change in self.changes)
        if self.fault:
            words = ""
        elif not total:
            words = "Nothing that can be read changed."
        elif taken == total:
            words = "All are taken." if total > 1 else "It is taken."
        elif not taken:
            words = "All are skipped." if total > 1 else "It is skipped."
        else:
            are = "is" if taken == 1 else "are"
            words = sentence(f"{number_words(taken)} of {number_words(total)} {are} taken")
        return words


def holding_for(item: Item, *, slug: str, practitioner: Practitioner) -> Holding:
    """What a client holds of an item; 404 for a client this person may not open, or one that never pulled it."""
    rows = Holding.objects.select_related("pull__version", "pull__tailoring", "client", "item")
    found = rows.filter(item=item, client__slug=slug, client__in=practitioner.clients()).first()
    if found is None:
        raise Http404
    return found


def upgrade_of(holding: Holding) -> Upgrade | None:
    """None when the client holds the newest version."""
    item, client = holding.item, holding.client
    if holding.number >= item.newest:
        return None
    base, version = base_of(holding), item.latest
    comparison = compared(base, version=version)
    standing = Tailoring.standing(client=client, version=version, base=base.blob_id)
    skipped = standing.skipped if standing else set()
    before = _skipped_before(holding)
    changes = [_change(number, written, skipped, before) for number, written in enumerate(comparison.changes[:MOST])]
    more = max(0, len(comparison.changes) - MOST)
    return Upgrade(item, client, base, version, standing, changes, more, comparison.fault)


def seen_of(words: str) -> UUID | None:
    """The decision a form was shown with."""
    try:
        return UUID(words)
    except ValueError:
        return None


def answers_of(posted: Mapping[str, str], *, upgrade: Upgrade) -> dict[str, str]:
    """Take or skip by key; what was not answered stays as it is."""
    answers = {}
    for change in upgrade.changes:
        said = posted.get(f"change-{change.number}", "")
        standing = Choice.Answer.SKIP if change.is_skipped else Choice.Answer.TAKE
        answers[change.key] = said if said in Choice.Answer.values else standing.value
    return answers


def _skipped_before(holding: Holding) -> set[tuple[str, str]]:
    """The words of the changes that were left out of what this client holds, which a newer version brings again."""
    made = holding.pull.tailoring
    if made is None:
        return set()
    known = Comparison.objects.filter(older=made.base, newer=holding.pull.version.blob_id).first()
    skipped = made.skipped
    return {(one["old"], one["new"]) for one in (known.changes if known else []) if one["key"] in skipped}


def _change(number: int, written: Written, skipped: set[str], before: set[tuple[str, str]]) -> Change:
    return Change(
        number,
        written["key"],
        written["place"],
        written["kind"],
        [(op, text) for op, text in written["words"]],
        written["can_skip"],
        written["reason"],
        written["key"] in skipped,
        (written["old"], written["new"]) in before,
    )
