"""What the practice reuses."""

from bulkhead.web.desk.actor import ENTRANT, PRACTITIONER, PRINCIPAL
from bulkhead.web.desk.views import (
    library,
    library_acts,
    library_changes,
    library_edit,
    library_figures,
    library_files,
    library_lift,
    library_preview,
)
from bulkhead.web.routes import route

ALL = "library/"
ONE = f"{ALL}<uuid:item>/"
GIVE = ("GET", "POST")
ACT = ("POST",)

routes = [
    route(ALL, library.index, name="library", who=PRACTITIONER),
    route(f"{ALL}new/", library_edit.add, name="library-add", who=PRINCIPAL, methods=GIVE),
    route(f"{ALL}starters/", library_acts.starters, name="library-starters", who=PRINCIPAL, methods=ACT),
    route(ONE, library.item, name="library-item", who=PRACTITIONER),
    route(f"{ONE}edit/", library_edit.edit, name="library-edit", who=PRINCIPAL, methods=GIVE),
    route(f"{ONE}versions/", library_edit.versions, name="library-versions", who=PRINCIPAL, methods=GIVE),
    route(f"{ONE}mappings/", library_acts.mappings, name="library-mappings", who=PRINCIPAL, methods=ACT),
    route(f"{ONE}blanks/", library_acts.blanks, name="library-blanks", who=PRINCIPAL, methods=ACT),
    route(f"{ONE}kinds/", library_acts.kinds, name="library-kinds", who=PRINCIPAL, methods=ACT),
    route(f"{ONE}status/", library_acts.status, name="library-status", who=PRINCIPAL, methods=ACT),
    route(f"{ONE}removal/", library_acts.removal, name="library-removal", who=PRINCIPAL, methods=ACT),
    route(f"{ONE}figures/", library_figures.figures, name="library-figures", who=PRINCIPAL, methods=GIVE),
    route(f"{ONE}figure-removal/", library_figures.removal, name="library-figure-removal", who=PRINCIPAL, methods=ACT),
    route(f"{ONE}table/", library_figures.table, name="library-table", who=PRINCIPAL, methods=ACT),
    route(f"{ONE}clients/", library.clients, name="library-clients", who=PRACTITIONER),
    route(f"{ONE}choices/", library_changes.choices, name="library-choices", who=PRACTITIONER, methods=ACT),
    route(f"{ONE}passing/", library_changes.passing, name="library-passing", who=PRACTITIONER, methods=ACT),
    route(f"{ONE}preview/", library_preview.preview, name="library-preview", who=PRACTITIONER),
    route(f"{ONE}versions/<uuid:version>/file/", library_files.download, name="library-file", who=PRACTITIONER),
    route(
        "in/<slug:slug>/deliverables/<uuid:deliverable>/lift/",
        library_lift.lifts,
        name="library-lift",
        who=ENTRANT,
        methods=GIVE,
    ),
]
