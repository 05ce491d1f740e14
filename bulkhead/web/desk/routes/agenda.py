"""The practice at a glance."""

from bulkhead.web.desk.actor import ANYONE, ENTRANT, PRACTITIONER
from bulkhead.web.desk.views import agenda, calendar, calendar_date, calendar_feed, portfolio
from bulkhead.web.routes import route

DATE = "in/<slug:slug>/deliverables/<uuid:deliverable>/date/"
ACT = ("POST",)

routes = [
    route("", portfolio.home, name="portfolio", who=PRACTITIONER),
    route("calendar/", agenda.lanes, name="calendar", who=PRACTITIONER),
    route("calendar/month/", calendar.month, name="calendar-month", who=PRACTITIONER),
    route("calendar/year/", calendar.year, name="calendar-year", who=PRACTITIONER),
    route("agenda/", agenda.agenda, name="agenda", who=PRACTITIONER),
    route(DATE, calendar_date.due_date, name="deliverable-date", who=ENTRANT, methods=("GET", "POST")),
    route("calendar/feed/", calendar_feed.settings_page, name="calendar-feed", who=PRACTITIONER),
    route("calendar/feed/addresses/", calendar_feed.addresses, name="feed-addresses", who=PRACTITIONER, methods=ACT),
    route("calendar/feed/ending/", calendar_feed.ending, name="feed-ending", who=PRACTITIONER, methods=ACT),
    route("calendar/feed/file/", calendar_feed.file, name="feed-file", who=PRACTITIONER),
    route("feeds/<str:token>.ics", calendar_feed.feed, name="practice-feed", who=ANYONE),
]
