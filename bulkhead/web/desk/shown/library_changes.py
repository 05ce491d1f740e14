"""From the version a client holds to the newest one: each change of ours, with what is decided about it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from bulkhead.practice.accounts.models import Practitioner
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.holdings import Holding
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.practice.library.tailoring import Choice, Decided, Differences, Written, decisions, known
from bulkhead.practice.library.taking import Base, base_of, compared
from bulkhead.web.desk.shown.library_item import Holder
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
    standing: Decided | None
    changes: list[Change]
    more: int
    fault: str

    @property
    def seen(self) -> str:
        """The decision this page shows."""
        return str(self.standing.id) if self.standing else ""

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
    made, version = holding.pull.tailoring, holding.item.latest
    before = (made.base if made else None, holding.pull.version.blob_id)
    return upgrade_to(
        version, client=holding.client, base=base_of(holding), made=made.pk if made else None, before=before
    )


def upgrade_to(
    version: ItemVersion, *, client: Client, base: Base, made: UUID | None, before: tuple[UUID | None, UUID]
) -> Upgrade | None:
    """From what a client's copy was made from to this version; None when that is it.

    `made` is the decision that its copy was made by, and `before` the two files which that one was about.
    """
    if base.number >= version.number:
        return None
    older, newer = before
    found, former = known((base.blob_id, version.blob_id), before=(older or base.blob_id, newer))
    changes, fault = found or _worked_out(base, version)
    standing, own = decisions(client=client.pk, version=version.pk, base=base.blob_id, made=made)
    skipped = standing.skipped if standing else frozenset()
    left_out = _words_of(own.skipped, former.changes) if own and former else frozenset()
    shown = [_change(number, written, skipped, left_out) for number, written in enumerate(changes[:MOST])]
    more = max(0, len(changes) - MOST)
    return Upgrade(version.item, client, base, version, standing, shown, more, fault)


def upgrade_for(holder: Holder, *, newest: ItemVersion | None) -> Upgrade | None:
    """The same for what a list of holders tells."""
    copy = holder.copy
    if newest is None:
        return None
    base = Base(copy.number, copy.version_kind, copy.tailored_blob or copy.blob_id)
    before = (copy.tailored_base, copy.blob_id)
    return upgrade_to(newest, client=holder.client, base=base, made=copy.tailoring_id, before=before)


def holder_of(slug: str, *, holders: Sequence[Holder]) -> Holder:
    """The one an address names; 404 for a client this person may not open, or one that never pulled it."""
    for holder in holders:
        if holder.client.slug == slug:
            return holder
    raise Http404


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


def _worked_out(base: Base, version: ItemVersion) -> Differences:
    comparison = compared(base, version=version)
    return Differences(comparison.changes, comparison.fault)


def _words_of(keys: Collection[str], changes: Sequence[Written]) -> frozenset[tuple[str, str]]:
    """The words of changes that were left out before, which a newer version brings again."""
    return frozenset((one["old"], one["new"]) for one in changes if one["key"] in keys)


def _change(  # lint: arguments -- what is said of each change alike.
    number: int, written: Written, skipped: Collection[str], before: Collection[tuple[str, str]]
) -> Change:
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
