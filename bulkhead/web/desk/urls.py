"""Every address of the desk, room by room."""

from bulkhead.web.desk.routes import (
    account,
    agenda,
    clients,
    decisions,
    deliverables,
    doors,
    imports,
    inbox,
    inside,
    library,
    limits,
    mail,
    openings,
    people,
    practice,
    requests,
    reviews,
    rules,
    scan,
    search,
    status,
    tray,
)

urlpatterns = [
    *account.routes,
    *practice.routes,
    *agenda.routes,
    *inbox.routes,
    *clients.routes,
    *library.routes,
    *imports.routes,
    *scan.routes,
    *tray.routes,
    *limits.routes,
    *mail.routes,
    *status.routes,
    *openings.routes,
    *inside.routes,
    *decisions.routes,
    *search.routes,
    *deliverables.routes,
    *reviews.routes,
    *rules.routes,
    *people.routes,
    *doors.routes,
    *requests.routes,
]

handler400 = "bulkhead.web.public.views.refused.unclear"
handler404 = "bulkhead.web.public.views.refused.missing"
handler500 = "bulkhead.web.public.views.refused.failed_at_desk"
