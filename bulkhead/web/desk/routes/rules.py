"""Work that comes again for one client."""

from bulkhead.web.desk.actor import ENTRANT, OPENER
from bulkhead.web.desk.views import rules
from bulkhead.web.routes import route

ALL = "in/<slug:slug>/rules/"
ONE = f"{ALL}<uuid:rule>/"
BOTH = ("GET", "POST")
ACT = ("POST",)

routes = [
    route(ALL, rules.rules, name="rules", who=OPENER),
    route(f"{ALL}new/", rules.add, name="rule-add", who=ENTRANT, methods=BOTH),
    route(f"{ALL}preview/", rules.preview, name="rule-preview", who=OPENER),
    route(f"{ALL}rhythm/", rules.rhythm, name="rhythm", who=ENTRANT, methods=BOTH),
    route(f"{ALL}last-day/", rules.last_day, name="last-day", who=ENTRANT, methods=ACT),
    route(ONE, rules.rule, name="rule", who=ENTRANT, methods=BOTH),
    route(f"{ONE}ending/", rules.ending, name="rule-ending", who=ENTRANT, methods=ACT),
    route(f"{ONE}left-out/", rules.left_out, name="rule-left-out", who=ENTRANT, methods=ACT),
    route(f"{ONE}resumption/", rules.resumption, name="rule-resumption", who=ENTRANT, methods=ACT),
]
