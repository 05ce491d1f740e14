"""Inside a client: where it stands, its log, its post, and its portal as one of its people sees it."""

from bulkhead.web.desk.actor import OPENER
from bulkhead.web.desk.views import overview, post, preview, sentence, trail
from bulkhead.web.routes import route

HERE = "in/<slug:slug>/"
SEEN = f"{HERE}preview/<uuid:person>/"

routes = [
    route(HERE, overview.overview, name="client", who=OPENER),
    route(f"{HERE}status/", sentence.sentence, name="sentence", who=OPENER, methods=("GET", "POST")),
    route(f"{HERE}log/", trail.trail, name="trail", who=OPENER),
    route(f"{HERE}log/verification/", trail.verification, name="trail-verification", who=OPENER),
    route(f"{HERE}post/", post.post, name="post", who=OPENER),
    route(f"{HERE}post/<uuid:row>/link/", post.link, name="post-link", who=OPENER, methods=("POST",)),
    route(SEEN, preview.home, name="preview", who=OPENER),
    route(f"{SEEN}delivered/<uuid:delivery>/", preview.delivered, name="preview-delivered", who=OPENER),
]
