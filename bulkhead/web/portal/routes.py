"""Every address of a portal, on one screen."""

from bulkhead.web.portal.actor import ANYONE, PERSON
from bulkhead.web.portal.views import (
    answers,
    delivered,
    doors,
    feeds,
    files,
    home,
    invitations,
    logo,
    me,
    passkeys,
    people,
    requests,
    safety,
    sending,
    sign_in,
    sign_in_links,
    trail,
)
from bulkhead.web.routes import route

BOTH = ("GET", "POST")
ONE = "delivered/<uuid:delivery>/"
ASKED = "requests/<uuid:asked>/"
OWN_KEY = "me/passkeys/<uuid:passkey>/"

routes = [
    route("", home.home, name="home", who=PERSON),
    route("delivered/", delivered.every, name="delivered", who=PERSON),
    route(ONE, delivered.one, name="delivered-one", who=PERSON),
    route(f"{ONE}read/", delivered.read, name="delivered-read", who=PERSON),
    route(f"{ONE}file/", files.inline, name="delivered-file", who=PERSON),
    route(f"{ONE}copy/", files.copy, name="delivered-copy", who=PERSON),
    route(f"{ONE}approvals/", answers.approvals, name="approvals", who=PERSON, methods=("POST",)),
    route(f"{ONE}changes/", answers.changes, name="changes", who=PERSON, methods=BOTH),
    route(f"{ONE}comments/", answers.comments, name="comments", who=PERSON, methods=("POST",)),
    route("requests/", requests.requests, name="requests", who=PERSON, methods=BOTH),
    route(ASKED, requests.one, name="request", who=PERSON),
    route(f"{ASKED}replies/", requests.replies, name="replies", who=PERSON, methods=("POST",)),
    route(f"{ASKED}settlement/", requests.settlement, name="settlement", who=PERSON, methods=("POST",)),
    route("send/", sending.send, name="send", who=PERSON, methods=BOTH),
    route("send/<uuid:wanted>/", sending.wanted, name="wanted", who=PERSON, methods=BOTH),
    route("sent/<uuid:sent>/copy/", sending.copy, name="sent-copy", who=PERSON),
    route("people/", people.staff, name="staff", who=PERSON, methods=BOTH),
    route(
        "people/<uuid:person>/removal/",
        people.removal,
        name="colleague-removal",
        who=PERSON,
        methods=BOTH,
        when_short=True,
    ),
    route("doors/", doors.doors, name="doors", who=PERSON),
    route("doors/<uuid:door>/closing/", doors.closing, name="door-closing", who=PERSON, methods=BOTH, when_short=True),
    route("opened/", trail.trail, name="trail", who=PERSON),
    route("opened/verification/", trail.verification, name="trail-verification", who=PERSON),
    route("safety/", safety.safety, name="safety", who=PERSON),
    route("safety/certificate/", safety.certificate, name="safety-certificate", who=PERSON),
    route("me/", me.me, name="me", who=PERSON),
    route("me/mail/", me.mail, name="me-mail", who=PERSON, methods=("POST",)),
    route(
        "me/sessions/<uuid:session>/end/",
        me.end_one,
        name="session-end",
        who=PERSON,
        methods=("POST",),
        when_short=True,
    ),
    route("me/sessions/end/", me.end_all, name="sessions-end", who=PERSON, methods=("POST",), when_short=True),
    route("me/passkeys/", passkeys.passkeys, name="passkeys", who=PERSON, methods=BOTH),
    route("me/passkeys/challenges/", passkeys.challenges, name="passkey-adding", who=PERSON, methods=("POST",)),
    route(
        f"{OWN_KEY}removal/", passkeys.removal, name="passkey-removal", who=PERSON, methods=("POST",), when_short=True
    ),
    route("me/feed/", feeds.mine, name="my-feed", who=PERSON),
    route("me/feed/addresses/", feeds.addresses, name="my-feed-addresses", who=PERSON, methods=("POST",)),
    route("me/feed/ending/", feeds.ending, name="my-feed-ending", who=PERSON, methods=("POST",), when_short=True),
    route("me/feed/file/", feeds.file, name="my-feed-file", who=PERSON),
    route("feeds/<str:token>.ics", feeds.feed, name="feed", who=ANYONE),
    route("sign-out/", me.sign_out, name="sign-out", who=PERSON, methods=("POST",), when_short=True),
    route("logo/", logo.logo, name="logo", who=ANYONE),
    route("sign-in/", sign_in.form, name="sign-in", who=ANYONE),
    route("sign-in/mail/", sign_in.mail, name="sign-in-mail", who=ANYONE),
    route("sign-ins/", sign_in.ask, name="sign-ins", who=ANYONE, methods=("POST",), when_short=True),
    route(
        "sign-in-repeats/", sign_in.ask_again, name="sign-in-repeats", who=ANYONE, methods=("POST",), when_short=True
    ),
    route("sign-in-codes/", sign_in.code, name="sign-in-codes", who=ANYONE, methods=("POST",), when_short=True),
    route(
        "sign-in/challenges/",
        sign_in.challenges,
        name="sign-in-challenges",
        who=ANYONE,
        methods=("POST",),
        when_short=True,
    ),
    route(
        "sign-in/passkeys/", sign_in.passkey, name="sign-in-passkeys", who=ANYONE, methods=("POST",), when_short=True
    ),
    route("sign-ins/<str:token>/", sign_in_links.link, name="sign-in-link", who=ANYONE, methods=BOTH, when_short=True),
    route(
        "invitations/<str:token>/", invitations.invitation, name="invitation", who=ANYONE, methods=BOTH, when_short=True
    ),
]
