"""What waits at the wall."""

from bulkhead.web.desk.actor import PRACTITIONER
from bulkhead.web.desk.views import tray
from bulkhead.web.routes import route

routes = [
    route("tray/", tray.index, name="tray", who=PRACTITIONER),
    route("tray/<uuid:item>/filing/", tray.filing, name="tray-filing", who=PRACTITIONER, methods=("POST",)),
    route("tray/<uuid:item>/passage/", tray.passage, name="tray-passage", who=PRACTITIONER, methods=("POST",)),
    route("tray/<uuid:item>/removal/", tray.removal, name="tray-removal", who=PRACTITIONER, methods=("POST",)),
]
