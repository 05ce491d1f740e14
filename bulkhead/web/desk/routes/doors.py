"""What opens a client: the list of its doors, closing one, and how its portal looks."""

from bulkhead.web.desk.actor import ENTRANT, OPENER
from bulkhead.web.desk.views import doors, look
from bulkhead.web.routes import route

ALL = "in/<slug:slug>/doors/"
LOOK = "in/<slug:slug>/portal/"
POST = ("POST",)
BOTH = ("GET", "POST")

routes = [
    route(ALL, doors.doors, name="doors", who=OPENER),
    route(f"{ALL}reviews/", doors.reviews, name="door-reviews", who=OPENER, methods=POST),
    route(f"{ALL}<uuid:door>/closing/", doors.closing, name="door-closing", who=OPENER, methods=BOTH, when_short=True),
    route(LOOK, look.look, name="portal-look", who=OPENER, methods=BOTH),
    route(f"{LOOK}logo/", look.logo, name="portal-logo", who=ENTRANT, methods=BOTH),
    route(f"{LOOK}logo/removal/", look.logo_removal, name="portal-logo-removal", who=OPENER, methods=POST),
    route(f"{LOOK}markings/", look.markings, name="portal-markings", who=OPENER, methods=POST),
]
