"""Over all clients: drafts that go to review together, and what is finished and not delivered."""

from bulkhead.web.desk.actor import PRACTITIONER
from bulkhead.web.desk.views import reviews
from bulkhead.web.routes import route

routes = [
    route("reviews/", reviews.reviews, name="reviews", who=PRACTITIONER, methods=("GET", "POST")),
    route("debts/", reviews.debts, name="debts", who=PRACTITIONER),
]
