"""How the practice sends mail, and what still waits to be sent."""

from bulkhead.web.desk.actor import PRINCIPAL
from bulkhead.web.desk.views import mail
from bulkhead.web.routes import route

POST = ("POST",)

routes = [
    route("mail/", mail.page, name="mail", who=PRINCIPAL, methods=("GET", "POST")),
    route("mail/test/", mail.test, name="mail-test", who=PRINCIPAL, methods=POST),
    route("mail/removal/", mail.remove, name="mail-removal", who=PRINCIPAL, methods=POST),
]
