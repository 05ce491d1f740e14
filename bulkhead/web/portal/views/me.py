"""Who one is here, on which browsers, and the ways out."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from bulkhead.base.clock import now
from bulkhead.vault.people.roles import ROLE_WORDS
from bulkhead.vault.people.sessions import Session
from bulkhead.web.portal.door import let_out
from bulkhead.web.portal.forms.people import NewsForm
from bulkhead.web.portal.onward import see_other
from bulkhead.web.portal.request import PortalRequest
from bulkhead.web.ui.browsers import browser_words


def me(request: PortalRequest) -> HttpResponse:
    return _page(request, NewsForm(initial={"news": request.person.news}), status=200)


def mail(request: PortalRequest) -> HttpResponse:
    """Which mails one wants; invitations and sign-in links always come."""
    form = NewsForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    request.person.choose_news(form.cleaned_data["news"])
    return see_other("me", part="mail")


def _page(request: PortalRequest, form: NewsForm, *, status: int) -> HttpResponse:
    live = request.person.sessions.filter(ended_at=None, expires_at__gt=now()).order_by("-seen_at")
    rows = [(row, browser_words(row.browser), row.pk == request.session.pk) for row in live]
    shown = {
        "sessions": sorted(rows, key=lambda row: not row[2]),
        "passkeys": request.person.passkeys.filter(ended_at=None).count(),
        "role_words": ROLE_WORDS[request.person.role],
        "form": form,
        "person": request.person,
        "profile": request.profile,
    }
    return render(request, "portal/me/me.html", shown, status=status)


def end_one(request: PortalRequest, *, session: UUID) -> HttpResponse:
    mine: Session | None = request.person.sessions.filter(pk=session).first()
    if mine is None:
        raise Http404
    mine.end()
    return let_out() if mine == request.session else see_other("me")


def end_all(request: PortalRequest) -> HttpResponse:
    request.person.sessions.filter(ended_at=None).update(ended_at=now())
    return let_out()


def sign_out(request: PortalRequest) -> HttpResponse:
    request.session.end()
    return let_out()
