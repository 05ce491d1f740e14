"""Signing in: allauth does it, we say it."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from allauth.account.views import login
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from bulkhead.base.clock import now
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.ui.browsers import is_safari

NIGHT, MORNING, EVENING = 4, 12, 18


def ours(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """One of allauth's views, answering a form with a mistake as all our forms do: 422."""

    def _answered(request: HttpRequest, **named: object) -> HttpResponse:
        answer = view(request, **named)
        if request.method == "POST" and isinstance(answer, TemplateResponse):
            answer.status_code = 422
        return answer

    return _answered


def sign_in(request: DeskRequest) -> HttpResponse:
    answer = ours(login)(request)
    if isinstance(answer, TemplateResponse) and answer.context_data is not None:
        is_plain_safari = not request.is_secure() and is_safari(request.headers.get("User-Agent", ""))
        answer.context_data.update(greeting=_greeting(request.practice.time_zone), is_plain_safari=is_plain_safari)
    return answer


def _greeting(zone: str) -> str:
    """By the clock of the practice."""
    hour = now().astimezone(ZoneInfo(zone)).hour
    if NIGHT <= hour < MORNING:
        words = "Good morning."
    elif MORNING <= hour < EVENING:
        words = "Good afternoon."
    else:
        words = "Good evening."
    return words
