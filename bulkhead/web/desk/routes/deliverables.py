"""Work for one client: promised, drafted, delivered."""

from bulkhead.web.desk.actor import ENTRANT, OPENER
from bulkhead.web.desk.views import (
    comments,
    compare,
    deliverables,
    delivery,
    pulls,
    remarks,
    review,
    versions,
    waivers,
)
from bulkhead.web.routes import route

HERE = "in/<slug:slug>/"
ALL = f"{HERE}deliverables/"
ONE = f"{ALL}<uuid:deliverable>/"
CHECK = f"{ONE}checks/<uuid:check>/"
REMARK = f"{ONE}remarks/<uuid:remark>/"
BOTH = ("GET", "POST")
ACT = ("POST",)

routes = [
    route(ALL, deliverables.deliverables, name="deliverables", who=OPENER),
    route(f"{ALL}new/", deliverables.add, name="deliverable-add", who=OPENER, methods=BOTH),
    route(ONE, deliverables.deliverable, name="deliverable", who=OPENER),
    route(f"{ONE}edit/", deliverables.edit, name="deliverable-edit", who=OPENER, methods=BOTH),
    route(f"{ONE}cancellation/", deliverables.cancellation, name="cancellation", who=OPENER, methods=BOTH),
    route(f"{ONE}compare/", compare.compare, name="compare", who=ENTRANT),
    route(f"{ONE}review/", review.review, name="review", who=ENTRANT, methods=ACT),
    route(f"{ONE}passage/", review.passage, name="passage", who=ENTRANT, methods=ACT),
    route(CHECK, review.tick, name="check", who=OPENER, methods=ACT),
    route(f"{CHECK}reopening/", review.reopening, name="check-reopening", who=OPENER, methods=ACT),
    route(f"{CHECK}waiver/", review.waiver, name="check-waiver", who=OPENER, methods=BOTH),
    route(f"{ONE}remarks/", remarks.remarks, name="remarks", who=OPENER, methods=ACT),
    route(
        f"{ONE}remarks/<uuid:remark>/settlement/", remarks.settlement, name="remark-settlement", who=OPENER, methods=ACT
    ),
    route(f"{ONE}versions/<uuid:version>/waivers/", waivers.waivers, name="waivers", who=ENTRANT, methods=ACT),
    route(f"{ONE}draft/", review.draft, name="draft", who=OPENER, methods=ACT),
    route(f"{ONE}comments/", comments.comments, name="comments", who=OPENER, methods=ACT),
    route(f"{ONE}versions/", versions.versions, name="versions", who=ENTRANT, methods=BOTH),
    route(f"{ONE}versions/<uuid:version>/file/", versions.file, name="version-file", who=OPENER),
    route(f"{ONE}delivery/", delivery.delivery, name="delivery", who=ENTRANT, methods=BOTH),
    route(f"{ONE}deliveries/<uuid:delivery>/receipt/", delivery.receipt, name="receipt", who=OPENER),
    route(f"{ONE}deliveries/<uuid:delivery>/receipt.pdf", delivery.paper, name="receipt-paper", who=OPENER),
    route(f"{HERE}pulls/", pulls.pulls, name="pull-into", who=ENTRANT, methods=BOTH),
]
