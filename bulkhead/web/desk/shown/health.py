"""How a client stands, in one word with its cause, from the facts that are known: dates, clocks and silence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet

from bulkhead.base.clock import date_in
from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.agenda.models import CalendarEntry, Standing
from bulkhead.practice.clients.models import Client
from bulkhead.practice.inbox.figures import Of
from bulkhead.practice.thresholds.defaults import Limit
from bulkhead.practice.thresholds.models import Limits
from bulkhead.web.desk.shown.calendar_sheets import Sheets, Week
from bulkhead.web.ui.formats import plural

LONG_LATE = timedelta(days=7)
LONG_OVERDUE = timedelta(days=1)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Behind:
    """What of a client is late, since when, and what is finished and not delivered."""

    late: int = 0
    oldest: datetime | None = None
    debts: int = 0


@dataclass(frozen=True)
class Health:
    """A word, how it is shown, its cause, and how urgent it is: the lower, the sooner."""

    word: str
    kind: str
    cause: str
    rank: int


UNKNOWN = Health("n/a", "open", "nothing is planned yet", 3)


def behind_of(clients: Sequence[Client], *, sheets: Sheets, limits: Limits, at: datetime) -> dict[UUID, Behind]:
    """For every client: what its sheet says is late, and what is owed, in one query."""
    since = at - timedelta(hours=limits.whole(Limit.DEBT_HOURS))
    ids = [client.id for client in clients]
    owed: dict[UUID, int] = dict(OWED.rows("", ids, since))  # type: ignore[arg-type]  # columns in order.
    return {client.id: _behind(sheets.open_weeks[client.id], owed.get(client.id, 0)) for client in clients}


def health_of(
    client: Client, *, standing: Standing | None, behind: Behind, asked: Of | None, limits: Limits, at: datetime
) -> Health:
    """Off track before at risk; the first cause that holds is the one that is said."""
    if standing is None:
        return UNKNOWN
    silent = _days_since(standing.sponsor_heard_at, at)
    overdue = at - asked.first_until if asked and asked.first_until and asked.first_until < at else None
    here = date_in(at, zone=client.time_zone)
    promises, wanted = standing.promises_late(here), standing.wanted_late(here)
    long_late = behind.oldest is not None and at - behind.oldest > LONG_LATE + DAY
    causes = (
        (long_late, 0, f"{plural(behind.late, one='thing')} late, the first by more than a week"),
        (
            bool(promises) and here - promises[0] > LONG_LATE,
            0,
            f"{_promises(len(promises))} late, the first by more than a week",
        ),
        (overdue is not None and overdue > LONG_OVERDUE, 0, "an answer you promised is more than a day over"),
        (silent is not None and silent >= limits.of(Limit.SPONSOR_SILENT_DAYS, client=client), 0, _quiet(silent)),
        (behind.late > 0, 1, f"{plural(behind.late, one='thing')} late"),
        (bool(promises), 1, f"{_promises(len(promises))} late"),
        (overdue is not None, 1, "an answer you promised is over its time"),
        (behind.debts > 0, 1, f"{plural(behind.debts, one='thing')} finished and not delivered"),
        (
            bool(wanted),
            1,
            f"{plural(len(wanted), one='thing')} you asked for {'is' if len(wanted) == 1 else 'are'} late",
        ),
        (
            standing.unopened > 0,
            1,
            f"{plural(standing.unopened, one='delivery', many='deliveries')} unopened after a nudge",
        ),
        (silent is not None and silent >= limits.of(Limit.SPONSOR_QUIET_DAYS, client=client), 1, _quiet(silent)),
    )
    found = next(((rank, cause) for holds, rank, cause in causes if holds), None)
    if found is not None:
        rank, cause = found
        health = Health(("Off track", "At risk")[rank], ("bad", "warn")[rank], cause, rank)
    else:
        health = Health("On track", "good", _well(asked), 2)
    return health


def quiet_kind(standing: Standing | None, *, limits: Limits, at: datetime) -> str:
    """Whether the days since the client heard from you are too many."""
    days = _days_since(standing.you_heard_at if standing else None, at)
    return "late" if days is not None and days >= limits.of(Limit.STATUS_STALE_DAYS) else ""


def heard(standing: Standing | None, *, at: datetime) -> str:
    """How long ago the client heard from you, in days."""
    days = _days_since(standing.you_heard_at if standing else None, at)
    if days is None:
        return "never"
    return "today" if days == 0 else plural(days, one="day")


def _behind(weeks: Sequence[Week], debts: int) -> Behind:
    oldest = next((datetime.combine(week.oldest, time(), UTC) for week in weeks if week.late), None)
    return Behind(sum(week.late for week in weeks), oldest, debts)


def _owed(_: str, clients: Sequence[UUID], at: datetime) -> QuerySet[CalendarEntry, tuple[object, ...]]:
    rows = CalendarEntry.objects.filter(client__in=clients, debt_since__lte=at).order_by()
    return rows.values_list("client").annotate(Count("pk"))


def _promises(count: int) -> str:
    return plural(count, one="promise of yours", many="promises of yours")


def _well(asked: Of | None) -> str:
    return "nothing late" if asked and asked.waiting else "nothing late, nobody waits"


def _quiet(days: int | None) -> str:
    return f"no word from the sponsor for {days} days"


def _days_since(moment: datetime | None, at: datetime) -> int | None:
    return None if moment is None else (at - moment).days


OWED = Prepared(_owed, alias=PRACTICE)
