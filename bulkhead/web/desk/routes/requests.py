"""What a client's people ask and send, and what they are asked to send."""

from bulkhead.web.desk.actor import OPENER
from bulkhead.web.desk.views import requests, sent, wanted
from bulkhead.web.routes import route

HERE = "in/<slug:slug>/"
ASKED = f"{HERE}requests/<uuid:asked>/"
WANTED = f"{HERE}wanted/<uuid:wanted>/"
SENT = f"{HERE}sent/<uuid:sent>/"
BOTH = ("GET", "POST")
ACT = ("POST",)

routes = [
    route(f"{HERE}requests/", requests.requests, name="requests", who=OPENER),
    route(ASKED, requests.one, name="request", who=OPENER),
    route(f"{ASKED}answers/", requests.answers, name="request-answers", who=OPENER, methods=ACT),
    route(f"{ASKED}moves/", requests.moves, name="request-moves", who=OPENER, methods=ACT),
    route(f"{ASKED}closing/", requests.closing, name="request-closing", who=OPENER, methods=ACT),
    route(f"{HERE}wanted/", wanted.every, name="wanted", who=OPENER, methods=BOTH),
    route(WANTED, wanted.one, name="wanted-one", who=OPENER),
    route(f"{WANTED}acceptance/", wanted.acceptance, name="wanted-acceptance", who=OPENER, methods=ACT),
    route(f"{WANTED}return/", wanted.returning, name="wanted-return", who=OPENER, methods=ACT),
    route(f"{WANTED}withdrawal/", wanted.withdrawal, name="wanted-withdrawal", who=OPENER, methods=ACT),
    route(f"{SENT}file/", sent.file, name="sent-file", who=OPENER),
    route(f"{SENT}note/", sent.note, name="sent-note", who=OPENER, methods=ACT),
]
