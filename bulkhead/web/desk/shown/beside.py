"""What stands beside the clients on the portfolio page: the week, the clashes ahead, and the promise to answer."""

from dataclasses import dataclass

from bulkhead.base.clock import today
from bulkhead.web.desk.shown.calendar_clashes import Clash, Clashes
from bulkhead.web.desk.shown.calendar_sheets import Sheets
from bulkhead.web.desk.shown.entries import Outlook
from bulkhead.web.desk.shown.known import Known
from bulkhead.web.ui.formats import in_words

CLASHES = 3


@dataclass(frozen=True)
class Beside:
    """Figures with their words; a figure nobody knows yet is left out."""

    due: int
    late: int
    clashes: list[Clash]
    more_clashes: int
    month: str
    answered: int
    in_time: int
    outside: int


def beside_of(known: Known, *, sheets: Sheets, outlook: Outlook, zone: str) -> Beside:
    """From what was read already."""
    clashes = Clashes.of(sheets, since=today(zone), limits=known.limits).ahead
    figures = known.figures
    return Beside(
        due=outlook.due,
        late=outlook.late,
        clashes=clashes[:CLASHES],
        more_clashes=max(0, len(clashes) - CLASHES),
        month=in_words(today(zone), pattern="MMMM"),
        answered=figures.answered,
        in_time=figures.in_time,
        outside=sum(one.outside for one in figures.each),
    )
