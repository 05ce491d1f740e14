"""The client's people, as the practice invites and removes them."""

from bulkhead.web.desk.actor import ENTRANT, OPENER
from bulkhead.web.desk.views import people
from bulkhead.web.routes import route

ALL = "in/<slug:slug>/people/"
ONE = f"{ALL}<uuid:person>/"
BOTH = ("GET", "POST")

routes = [
    route(ALL, people.people, name="people", who=OPENER),
    route(f"{ALL}new/", people.add, name="person-add", who=ENTRANT, methods=BOTH),
    route(f"{ONE}edit/", people.edit, name="person-edit", who=OPENER, methods=BOTH),
    route(f"{ONE}removal/", people.removal, name="person-removal", who=OPENER, methods=BOTH, when_short=True),
    route(f"{ONE}invitations/", people.invitations, name="person-invitations", who=OPENER, methods=("POST",)),
]
