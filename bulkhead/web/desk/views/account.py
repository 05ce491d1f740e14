"""The own account: name, how one signs in, where one is signed in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from bulkhead.crossings.judging import judge_words, named_clients
from bulkhead.crossings.provision import reintroduce_lead
from bulkhead.practice.accounts.factors import factors_of
from bulkhead.web.desk.forms.account import PersonForm
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.views.sessions import sessions_of


def page(request: DeskRequest) -> HttpResponse:
    form = PersonForm(request.POST or None, instance=request.practitioner)
    if form.is_valid() and _names_no_client(form, by=request.practitioner.name):
        reintroduce_lead(form.save())
        messages.success(request, "Clients read your name and role so from now on.", "Saved")
        return HttpResponseRedirect(reverse("account"), status=303)
    shown = {
        "form": form,
        "factors": factors_of(request.practitioner),
        "sessions": sessions_of(request),
        "zone": request.practice.time_zone,
    }
    return render(request, "desk/account/page.html", shown, status=422 if form.is_bound else 200)


def _names_no_client(form: PersonForm, *, by: str) -> bool:
    """Every client reads these words, so that they may name none of them."""
    judgement = judge_words(form.cleaned_data["role_words"], place="role", target=None, door="account", by=by)
    named = sorted(named_clients(judgement).values())
    if named:
        form.add_error("role_words", f"This names {', '.join(named)}, and every client would read it.")
    return not named


def back(request: HttpRequest) -> HttpResponse:
    """What allauth has pages of its own for stands on the account page."""
    return redirect("account")
