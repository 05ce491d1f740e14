"""Finding things, inside one client or in the practice."""

from bulkhead.web.desk.actor import OPENER, PRACTITIONER
from bulkhead.web.desk.views import search
from bulkhead.web.routes import route

routes = [
    route("search/", search.practice, name="search", who=PRACTITIONER),
    route("in/<slug:slug>/search/", search.client, name="client-search", who=OPENER),
]
