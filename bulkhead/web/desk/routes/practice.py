"""The practice itself: how it is called, when its days begin, what it is paid in, how safe it is."""

from bulkhead.web.desk.actor import PRINCIPAL
from bulkhead.web.desk.views import practice
from bulkhead.web.routes import route

routes = [
    route("practice/", practice.page, name="practice", who=PRINCIPAL, methods=("GET", "POST")),
    route("practice/safety/", practice.safety, name="practice-safety", who=PRINCIPAL, methods=("POST",)),
]
