"""Who waits for an answer, over all clients; and putting one of them off, which is done inside its client."""

from bulkhead.web.desk.actor import ENTRANT, PRACTITIONER
from bulkhead.web.desk.views import inbox
from bulkhead.web.routes import route

routes = [
    route("inbox/", inbox.inbox, name="inbox", who=PRACTITIONER),
    route(
        "in/<slug:slug>/inbox/<uuid:asked>/",
        inbox.put_off,
        name="inbox-put-off",
        who=ENTRANT,
        methods=("GET", "POST"),
    ),
]
