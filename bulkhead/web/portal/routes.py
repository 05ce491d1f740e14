"""Every address of a portal, on one screen."""

from bulkhead.web.portal.actor import ANYONE, PERSON
from bulkhead.web.portal.views import answers, delivered, files, home, invitations, me, sign_in, sign_in_links, trail
from bulkhead.web.routes import route

BOTH = ("GET", "POST")
ONE = "delivered/<uuid:delivery>/"

routes = [
    route("", home.home, name="home", who=PERSON),
    route("delivered/", delivered.every, name="delivered", who=PERSON),
    route(ONE, delivered.one, name="delivered-one", who=PERSON),
    route(f"{ONE}file/", files.inline, name="delivered-file", who=PERSON),
    route(f"{ONE}copy/", files.copy, name="delivered-copy", who=PERSON),
    route(f"{ONE}approvals/", answers.approvals, name="approvals", who=PERSON, methods=("POST",)),
    route(f"{ONE}changes/", answers.changes, name="changes", who=PERSON, methods=BOTH),
    route(f"{ONE}comments/", answers.comments, name="comments", who=PERSON, methods=("POST",)),
    route("opened/", trail.trail, name="trail", who=PERSON),
    route("opened/verification/", trail.verification, name="trail-verification", who=PERSON),
    route("me/", me.me, name="me", who=PERSON),
    route("me/sessions/<uuid:session>/end/", me.end_one, name="session-end", who=PERSON, methods=("POST",)),
    route("me/sessions/end/", me.end_all, name="sessions-end", who=PERSON, methods=("POST",)),
    route("sign-out/", me.sign_out, name="sign-out", who=PERSON, methods=("POST",)),
    route("sign-in/", sign_in.form, name="sign-in", who=ANYONE),
    route("sign-in/mail/", sign_in.mail, name="sign-in-mail", who=ANYONE),
    route("sign-ins/", sign_in.ask, name="sign-ins", who=ANYONE, methods=("POST",)),
    route("sign-in-repeats/", sign_in.ask_again, name="sign-in-repeats", who=ANYONE, methods=("POST",)),
    route("sign-in-codes/", sign_in.code, name="sign-in-codes", who=ANYONE, methods=("POST",)),
    route("sign-ins/<str:token>/", sign_in_links.link, name="sign-in-link", who=ANYONE, methods=BOTH),
    route("invitations/<str:token>/", invitations.invitation, name="invitation", who=ANYONE, methods=BOTH),
]
