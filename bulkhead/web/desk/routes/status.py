"""What runs here, and whether it is sound."""

from bulkhead.web.desk.actor import PRINCIPAL
from bulkhead.web.desk.views import backups, keys, status
from bulkhead.web.routes import route

routes = [
    route("status/", status.page, name="status", who=PRINCIPAL),
    route("status/keys/", keys.page, name="keys", who=PRINCIPAL),
    route("status/keys/progress/", keys.progress, name="key-progress", who=PRINCIPAL),
    route("status/keys/<slug:slug>/renewal/", keys.renew, name="key-renewal", who=PRINCIPAL, methods=("POST",)),
    route("status/backups/", backups.page, name="backups", who=PRINCIPAL, methods=("GET", "POST")),
    route("status/backups/now/", backups.now, name="backup-now", who=PRINCIPAL, methods=("POST",)),
    route(
        "status/verification/", status.verify, name="verification", who=PRINCIPAL, methods=("POST",), when_short=True
    ),
]
