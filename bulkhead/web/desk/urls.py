"""Every address of the desk, room by room."""

from bulkhead.web.desk.routes import (
    account,
    agenda,
    clients,
    deliverables,
    inside,
    library,
    mail,
    openings,
    people,
    practice,
    status,
    tray,
)

urlpatterns = [
    *account.routes,
    *practice.routes,
    *agenda.routes,
    *clients.routes,
    *library.routes,
    *tray.routes,
    *mail.routes,
    *status.routes,
    *openings.routes,
    *inside.routes,
    *deliverables.routes,
    *people.routes,
]

handler400 = "bulkhead.web.public.views.refused.unclear"
handler404 = "bulkhead.web.public.views.refused.missing"
handler500 = "bulkhead.web.public.views.refused.failed"
