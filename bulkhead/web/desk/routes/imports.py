"""Older work that comes in from a folder."""

from bulkhead.web.desk.actor import PRINCIPAL
from bulkhead.web.desk.views import imports
from bulkhead.web.routes import route

ONE = "imports/<uuid:run>/"
ACT = ("POST",)

routes = [
    route("imports/", imports.imports, name="imports", who=PRINCIPAL, methods=("GET", "POST")),
    route(ONE, imports.run, name="import", who=PRINCIPAL),
    route(f"{ONE}folders/", imports.folders, name="import-folders", who=PRINCIPAL, methods=ACT),
    route(f"{ONE}files/", imports.files, name="import-files", who=PRINCIPAL, methods=ACT),
    route(f"{ONE}names/", imports.names, name="import-names", who=PRINCIPAL, methods=ACT),
    route(
        f"{ONE}undoing/",
        imports.undoing,
        name="import-undoing",
        who=PRINCIPAL,
        methods=("GET", "POST"),
        when_short=True,
    ),
]
