"""What stands around every view of the calendar: the other views, the filter, the way through time, the clashes."""

from dataclasses import replace
from datetime import timedelta

from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.shown.asked import KINDS, LATE, Asked
from bulkhead.web.desk.shown.calendar_moves import toast_of
from bulkhead.web.desk.shown.calendar_view import View
from bulkhead.web.desk.shown.words import STATES

VIEWS = (("Lanes", "calendar"), ("Month", "calendar-month"), ("Agenda", "agenda"), ("Year", "calendar-year"))


def around(request: DeskRequest, *, view: View, name: str, reach: timedelta = timedelta(0)) -> dict[str, object]:
    """The same on every view; `reach` is how far one page of it goes."""
    asked, toast = view.asked, toast_of(request)
    return {
        "view": view,
        "asked": asked,
        "name": name,
        "is_principal": request.practitioner.is_principal,
        "views": [(word, _plain(asked, other).address(other), other == name) for word, other in VIEWS],
        "states": _states(asked),
        "kinds": list(KINDS.items()),
        "steps": _steps(asked, name),
        "here": request.get_full_path(),
        "toast": toast,
        "moved": toast.url if toast else "",
        "earlier": asked.on(asked.start - reach).address(name),
        "later": asked.on(asked.start + reach).address(name),
        "now": asked.on(asked.today).address(name),
    }


def _plain(asked: Asked, name: str) -> Asked:
    """Days instead of weeks is a matter of the lanes alone."""
    return asked if name == "calendar" else replace(asked, by_day=False)


def _states(asked: Asked) -> list[tuple[str, str, bool]]:
    words = [("", "Any state"), (LATE, "Late"), *((state, word.capitalize()) for state, word in STATES.items())]
    return [(state, word, state == asked.state) for state, word in words]


def _steps(asked: Asked, name: str) -> list[tuple[str, str, bool]]:
    """Weeks or days, in the lanes."""
    if name != "calendar":
        return []
    options = (("Weeks", False), ("Days", True))
    return [(word, replace(asked, by_day=by_day).address(name), by_day == asked.by_day) for word, by_day in options]
