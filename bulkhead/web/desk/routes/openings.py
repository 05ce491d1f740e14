"""Going into a client, and leaving it."""

from bulkhead.web.desk.actor import PRACTITIONER
from bulkhead.web.desk.views import openings
from bulkhead.web.routes import route

routes = [
    route("openings/", openings.begin, name="openings", who=PRACTITIONER, methods=("POST",), when_short=True),
    route("palette/", openings.palette, name="palette", who=PRACTITIONER),
    route(
        "in/<slug:slug>/leaving/", openings.leave, name="leaving", who=PRACTITIONER, methods=("POST",), when_short=True
    ),
]
