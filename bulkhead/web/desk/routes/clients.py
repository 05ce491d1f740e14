"""Who the clients are."""

from bulkhead.web.desk.actor import PRACTITIONER, PRINCIPAL
from bulkhead.web.desk.views import clients, listing
from bulkhead.web.routes import route

routes = [
    route("clients/", clients.index, name="clients", who=PRACTITIONER),
    route("clients/new/", clients.add, name="client-add", who=PRINCIPAL, methods=("GET", "POST")),
    route("clients/from-a-list/", listing.from_list, name="clients-from-list", who=PRINCIPAL, methods=("GET", "POST")),
    route("clients/<slug:slug>/edit/", clients.edit, name="client-edit", who=PRINCIPAL, methods=("GET", "POST")),
]
