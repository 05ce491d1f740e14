"""What was decided and promised here, and the card one comes back to."""

from bulkhead.web.desk.actor import OPENER
from bulkhead.web.desk.views import decisions, overview, promises
from bulkhead.web.routes import route

HERE = "in/<slug:slug>/"
BOTH = ("GET", "POST")
ACT = ("POST",)
PROMISE = f"{HERE}promises/<uuid:promise>/"

routes = [
    route(f"{HERE}card/", overview.card, name="switch-card", who=OPENER, methods=ACT),
    route(f"{HERE}decisions/", decisions.decisions, name="decisions", who=OPENER),
    route(f"{HERE}decisions/new/", decisions.add, name="decision-add", who=OPENER, methods=BOTH),
    route(f"{HERE}decisions/<uuid:decision>/next/", decisions.replace, name="decision-next", who=OPENER, methods=BOTH),
    route(f"{HERE}promises/", promises.promises, name="promises", who=OPENER, methods=BOTH),
    route(f"{PROMISE}keeping/", promises.keeping, name="promise-keeping", who=OPENER, methods=ACT),
    route(f"{PROMISE}letting-go/", promises.letting_go, name="promise-letting-go", who=OPENER, methods=BOTH),
]
