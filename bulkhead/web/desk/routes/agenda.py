"""The practice at a glance."""

from bulkhead.web.desk.actor import PRACTITIONER
from bulkhead.web.desk.views import agenda, portfolio
from bulkhead.web.routes import route

routes = [
    route("", portfolio.home, name="portfolio", who=PRACTITIONER),
    route("calendar/", agenda.lanes, name="calendar", who=PRACTITIONER),
    route("agenda/", agenda.agenda, name="agenda", who=PRACTITIONER),
]
