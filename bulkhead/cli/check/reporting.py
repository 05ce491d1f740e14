"""Makes one report of all that was walked, found and left behind."""

from collections import Counter
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from bulkhead.base.check_report import Leak, Portal, Report
from bulkhead.cli.check import remains
from bulkhead.cli.check.cast import DESK, NOBODY, PORTAL
from bulkhead.cli.check.judging import Finding
from bulkhead.cli.check.letterbox import Letter
from bulkhead.cli.check.spying import spies_seen
from bulkhead.cli.check.staging import Stage
from bulkhead.cli.check.standing import Standing
from bulkhead.cli.check.state import State
from bulkhead.cli.check.walking import SHOWN, Walked
from bulkhead.practice.accounts.models import Practice
from bulkhead.practice.clients.models import Client

MOST_LEAKS = 200
MOST_FAILED = 50


@dataclass(frozen=True)
class Remains:
    """What was there beside the answers."""

    letters: list[Letter]
    files: int
    clear: list[Finding]
    errors: list[str]
    fetched: bool
    seconds: float


def report_of(staged: Stage, *, state: State, rest: Remains, stands: Standing) -> Report:
    """The report of a check that came to its end."""
    spies, told = remains.in_letters(rest.letters, canaries=staged.canaries)
    every = [one for walked in state.done.values() for one in walked.findings] + told + rest.clear
    planted, findings = spies_seen(every, letters=spies, extra=staged.extra, fetched=rest.fetched)
    practice, walked = Practice.only(), {one.own for one in staged.visitors}
    return Report(
        practice=practice.name if practice else "",
        version=_version(),
        began=state.began,
        seconds=round(rest.seconds, 1),
        sittings=state.sittings,
        counts=_counts(staged, state, rest),
        addresses={surface: len(every) for surface, every in staged.grounds.addresses.items()},
        spies=planted,
        leaks=_leaks(staged, findings),
        failed=(*sorted({one for walked in state.done.values() for one in walked.failed}), *rest.errors)[:MOST_FAILED],
        portals=tuple(_portal(client, staged, state, findings) for client in staged.clients if client.id.hex in walked),
        not_served=tuple(staged.broken),
        standing=stands,
    )


def _counts(staged: Stage, state: State, rest: Remains) -> dict[str, int]:
    total: Counter[str] = Counter()
    for walked in state.done.values():
        total.update(walked.counts)
    visitors, planted = staged.visitors, staged.planted
    real = {client.id.hex for client in staged.clients}
    return {
        "clients": len({one.own for one in visitors if one.own in real}),
        "people": sum(1 for one in visitors if one.surface == PORTAL and one.own in real and one.standing != NOBODY),
        "practitioners": len({one.name for one in visitors if one.surface == DESK and one.standing != NOBODY}),
        "strangers": sum(1 for one in visitors if one.standing == NOBODY),
        "visits": len(visitors),
        "requests": total["requests"],
        "bytes": total["bytes"],
        "foreign": total["foreigns"],
        "forms": total["forms"],
        "searches": total["searches"],
        "left_out": total["left out"],
        "limited": total["limited"],
        "canaries": len(staged.canaries),
        "fields": planted.fields,
        "rows": planted.rows,
        "documents": planted.files,
        "documents_by_sum": planted.files_by_sum,
        "names": sum(len(names) for names in staged.grounds.judge.names.values()),
        "mails": len(rest.letters),
        "files_left": rest.files,
    }


def _leaks(staged: Stage, findings: list[Finding]) -> tuple[Leak, ...]:
    """One line for each thing at each place, with how often it was seen."""
    named = {
        client.id.hex: client.display_name for client in [*staged.clients, staged.extra.newcomer, staged.extra.probe]
    }
    seen: Counter[Leak] = Counter()
    for one in findings:
        where = named.get(one.own, "") if one.own else "the practice’s own pages"
        place = f"{one.surface} of {where}" if where else one.surface
        seen[Leak(one.kind, named.get(one.whose, one.whose), one.seen_by, place, one.path, one.what)] += 1
    return tuple(Leak(**{**vars(leak), "count": count}) for leak, count in seen.most_common(MOST_LEAKS))


def _portal(client: Client, staged: Stage, state: State, findings: list[Finding]) -> Portal:
    """What concerns one client: its portal's people with its own things, and whatever was seen of it or in it."""
    own = [one for one in staged.visitors if one.own == client.id.hex and one.surface == PORTAL and not one.is_nobody]
    inside = [one for one in staged.visitors if one.own == client.id.hex and not one.is_nobody]
    walks = [state.done.get(one.key, Walked()) for one in inside]
    return Portal(
        name=client.portal_name,
        slug=client.slug,
        people=len(own),
        asked=sum(state.done[one.key].counts["own"] for one in own if one.key in state.done),
        documents=len(staged.planted.sums.get(client.id.hex, ())),
        leaks=sum(1 for one in findings if client.id.hex in (one.own, one.whose)),
        hue=client.hue,
        client=client.id.hex,
        unseen=sum(1 for walked in walks if not walked.counts[SHOWN]),
        failed=sum(len(walked.failed) for walked in walks),
    )


def _version() -> str:
    try:
        return version("bulkhead")
    except PackageNotFoundError:
        return "from a checkout"
