"""A second factor where everyone needs one: set up before anything else opens, and the last is never removed."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from bulkhead.practice.accounts.factors import factors_of
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest

LAST = "Everyone here signs in with a second factor. Set up another one before you remove this one."


def page(request: DeskRequest) -> HttpResponse:
    """Two ways to set one up; nothing to do here for someone who has one."""
    if factors_of(request.practitioner).is_second:
        return redirect("portfolio")
    return render(request, "desk/account/second_factor.html", {"is_chosen": request.practice.second_factor is not None})


def keeping_one(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A removal that would leave somebody without is not carried out while everyone needs one."""

    @wraps(view)
    def _kept(request: DeskRequest, **named: object) -> HttpResponse:
        if request.practice.asks_second_factor and factors_of(request.practitioner).count <= 1:
            messages.error(request, LAST, "Kept")
            return see_other("account")
        return view(request, **named)

    return _kept
