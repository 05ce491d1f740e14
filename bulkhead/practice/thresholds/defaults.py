"""The practice's limits as they stand before anybody changes one. A limit that nothing reads is not listed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Limit(StrEnum):
    """The name of a limit, as code and settings page know it."""

    ITEMS_A_DAY = "items_a_day"
    BOARD_PACKS_A_DAY = "board_packs_a_day"
    DAYS_AHEAD = "days_ahead"
    RESPONSE_HOURS = "response_hours"
    NUDGE_WORKDAYS = "nudge_workdays"
    DEBT_HOURS = "debt_hours"
    SPONSOR_QUIET_DAYS = "sponsor_quiet_days"
    SPONSOR_SILENT_DAYS = "sponsor_silent_days"
    STATUS_STALE_DAYS = "status_stale_days"
    INVITATION_HOURS = "invitation_hours"
    SESSION_HOURS = "session_hours"
    SESSION_IDLE_HOURS = "session_idle_hours"
    ACCESS_REVIEW_DAYS = "access_review_days"
    DOOR_UNUSED_DAYS = "door_unused_days"
    BENCHMARK_CLIENTS = "benchmark_clients"


@dataclass(frozen=True)
class Default:
    """What a limit counts, in which unit, within which bounds, and whether a client may have another one."""

    words: str
    unit: str
    value: Decimal
    least: Decimal
    most: Decimal
    per_client: bool = True
    choices: tuple[tuple[int, str], ...] = ()


LENGTHS = ((8, "8 hours"), (24, "1 day"), (168, "7 days"), (336, "14 days"), (720, "30 days"))
IDLE = ((1, "1 hour"), *LENGTHS)
DEFAULTS: dict[Limit, Default] = {
    Limit.ITEMS_A_DAY: Default(
        "More due on one day than this is a clash", "items", Decimal(3), Decimal(1), Decimal(20), False
    ),
    Limit.BOARD_PACKS_A_DAY: Default(
        "More board packs on one day than this is a clash", "packs", Decimal(1), Decimal(1), Decimal(10), False
    ),
    Limit.DAYS_AHEAD: Default(
        "Recurring work is planned ahead", "days", Decimal(100), Decimal(31), Decimal(400), False
    ),
    Limit.RESPONSE_HOURS: Default("A request is answered within", "hours", Decimal(24), Decimal(1), Decimal(336)),
    Limit.NUDGE_WORKDAYS: Default(
        "An unopened delivery is nudged once after", "workdays", Decimal(3), Decimal(1), Decimal(30)
    ),
    Limit.DEBT_HOURS: Default(
        "Finished and not delivered counts as debt after", "hours", Decimal(24), Decimal(1), Decimal(336)
    ),
    Limit.SPONSOR_QUIET_DAYS: Default(
        "A sponsor not heard from is amber after", "days", Decimal(10), Decimal(1), Decimal(365)
    ),
    Limit.SPONSOR_SILENT_DAYS: Default(
        "A sponsor not heard from is red after", "days", Decimal(20), Decimal(1), Decimal(365)
    ),
    Limit.STATUS_STALE_DAYS: Default("A status sentence is stale after", "days", Decimal(7), Decimal(1), Decimal(90)),
    Limit.INVITATION_HOURS: Default("An invitation lasts", "hours", Decimal(72), Decimal(1), Decimal(336)),
    Limit.SESSION_HOURS: Default(
        "A sign-in at a portal lasts", "hours", Decimal(336), Decimal(8), Decimal(720), choices=LENGTHS
    ),
    Limit.SESSION_IDLE_HOURS: Default(
        "It ends sooner when nobody used it for", "hours", Decimal(336), Decimal(1), Decimal(720), choices=IDLE
    ),
    Limit.ACCESS_REVIEW_DAYS: Default("Open doors are reviewed every", "days", Decimal(90), Decimal(7), Decimal(365)),
    Limit.DOOR_UNUSED_DAYS: Default(
        "A door nobody used counts as old after", "days", Decimal(60), Decimal(7), Decimal(365)
    ),
    Limit.BENCHMARK_CLIENTS: Default(
        "A benchmark number needs at least", "clients", Decimal(5), Decimal(5), Decimal(50), False
    ),
}
