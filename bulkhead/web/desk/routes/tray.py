"""What waits at the wall."""

from bulkhead.web.desk.actor import PRACTITIONER
from bulkhead.web.desk.views import tray, tray_cleaning, tray_exceptions, tray_item, tray_several
from bulkhead.web.routes import route

routes = [
    route("tray/", tray.index, name="tray", who=PRACTITIONER),
    route("tray/filings/", tray_several.filings, name="tray-filings", who=PRACTITIONER, methods=("POST",)),
    route("tray/passages/", tray_several.passages, name="tray-passages", who=PRACTITIONER, methods=("POST",)),
    route(
        "tray/removals/",
        tray_several.removals,
        name="tray-removals",
        who=PRACTITIONER,
        methods=("POST",),
        when_short=True,
    ),
    route("tray/exceptions/", tray_exceptions.index, name="tray-exceptions", who=PRACTITIONER),
    route(
        "tray/exceptions/<uuid:exception>/removal/",
        tray_exceptions.removal,
        name="tray-exception-removal",
        who=PRACTITIONER,
        methods=("POST",),
    ),
    route("tray/<uuid:item>/", tray_item.item, name="tray-item", who=PRACTITIONER),
    route(
        "tray/<uuid:item>/cleaning/",
        tray_cleaning.page,
        name="tray-cleaning",
        who=PRACTITIONER,
        methods=("GET", "POST"),
    ),
    route("tray/<uuid:item>/filing/", tray.filing, name="tray-filing", who=PRACTITIONER, methods=("POST",)),
    route("tray/<uuid:item>/passage/", tray_item.passage, name="tray-passage", who=PRACTITIONER, methods=("POST",)),
    route(
        "tray/<uuid:item>/removal/",
        tray.removal,
        name="tray-removal",
        who=PRACTITIONER,
        methods=("POST",),
        when_short=True,
    ),
]
