"""Where a person is signed in, and ending it there."""

from typing import NamedTuple

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.sessions.models import Session
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from bulkhead.base.clock import now
from bulkhead.practice.accounts.elsewhere import sign_out_elsewhere
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.ui.browsers import browser_words


class SignedIn(NamedTuple):
    """One browser that is signed in."""

    browser: str
    row: UserSession
    is_this: bool


def sessions_of(request: DeskRequest) -> list[SignedIn]:
    """The living ones, this browser's first."""
    living, this = Session.objects.filter(expire_date__gt=now()), request.session.session_key
    mine = UserSession.objects.filter(user=request.practitioner, session_key__in=living.values("session_key"))
    rows = mine.order_by("-created_at")
    shown = [SignedIn(browser_words(row.user_agent), row, row.session_key == this) for row in rows]
    return sorted(shown, key=lambda one: not one.is_this)


def end(request: DeskRequest, *, pk: int) -> HttpResponse:
    row = get_object_or_404(UserSession, pk=pk, user=request.practitioner)
    words = browser_words(row.user_agent)
    row.end()
    return _ended(request, f"{words} is signed out.")


def end_others(request: DeskRequest) -> HttpResponse:
    ended = sign_out_elsewhere(request.practitioner, this=request.session.session_key)
    return _ended(request, "Every other browser is signed out.", is_first=bool(ended))


def _ended(request: DeskRequest, words: str, *, is_first: bool = True) -> HttpResponse:
    """Where none was left, nothing happened that a log would keep."""
    person = request.practitioner
    if is_first:
        PracticeLine.append("session.ended", by=person.actor, words=f"{person.name} ended a session elsewhere.")
    messages.success(request, words, "Ended")
    return HttpResponseRedirect(reverse("account"), status=303)
