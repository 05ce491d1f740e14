"""What the practice reuses."""

from bulkhead.web.desk.actor import PRACTITIONER, PRINCIPAL
from bulkhead.web.desk.views import library, library_files
from bulkhead.web.routes import route

GIVE = ("GET", "POST")

routes = [
    route("library/", library.index, name="library", who=PRACTITIONER),
    route("library/new/", library.add, name="library-add", who=PRINCIPAL, methods=GIVE),
    route("library/<uuid:item>/", library.item, name="library-item", who=PRACTITIONER),
    route("library/<uuid:item>/versions/", library.versions, name="library-versions", who=PRINCIPAL, methods=GIVE),
    route("library/<uuid:item>/mappings/", library.mappings, name="library-mappings", who=PRINCIPAL, methods=("POST",)),
    route("library/<uuid:item>/clients/", library.clients, name="library-clients", who=PRACTITIONER),
    route("library/<uuid:item>/removal/", library.removal, name="library-removal", who=PRINCIPAL, methods=("POST",)),
    route(
        "library/<uuid:item>/versions/<uuid:version>/file/",
        library_files.download,
        name="library-file",
        who=PRACTITIONER,
    ),
]
