"""The limits of the practice and of one client."""

from bulkhead.web.desk.actor import PRINCIPAL
from bulkhead.web.desk.views import limits
from bulkhead.web.routes import route

BOTH = ("GET", "POST")

routes = [
    route("limits/", limits.limits, name="limits", who=PRINCIPAL, methods=BOTH),
    route("clients/<slug:slug>/limits/", limits.of_client, name="client-limits", who=PRINCIPAL, methods=BOTH),
]
