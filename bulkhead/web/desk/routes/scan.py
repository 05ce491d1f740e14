"""A folder that is looked through and not brought in."""

from bulkhead.web.desk.actor import PRINCIPAL
from bulkhead.web.desk.views import scan
from bulkhead.web.routes import route

ACT = ("POST",)

routes = [
    route("scan/", scan.scan, name="scan", who=PRINCIPAL, methods=("GET", "POST"), when_short=True),
    route("scan/files/", scan.files, name="scan-files", who=PRINCIPAL, methods=ACT, when_short=True),
    route("scan/report/", scan.report, name="scan-report", who=PRINCIPAL, methods=ACT, when_short=True),
]
