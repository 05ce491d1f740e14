"""What runs here, and whether it is sound."""

from bulkhead.web.desk.actor import PRINCIPAL
from bulkhead.web.desk.views import status
from bulkhead.web.routes import route

routes = [
    route("status/", status.page, name="status", who=PRINCIPAL),
    route("status/verification/", status.verify, name="verification", who=PRINCIPAL, methods=("POST",)),
]
