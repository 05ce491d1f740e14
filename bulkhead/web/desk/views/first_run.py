"""The first page of a new installation; gone once there is a practice."""

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bulkhead.crossings.provision import reintroduce_lead
from bulkhead.isolation import keys
from bulkhead.practice.accounts.founding import AlreadyFounded, found
from bulkhead.practice.accounts.models import Practice, Practitioner
from bulkhead.web.desk.forms.first_run import FirstRunForm


def first_run(request: HttpRequest) -> HttpResponse:
    if Practice.only() is not None:
        raise Http404
    form = FirstRunForm(request.POST or None)
    if form.is_valid():
        return _begin(request, form)
    context = {"form": form, "key_file": keys.ring().places.keys / "master", "is_demo": settings.SERVES_DEMO}
    return render(request, "desk/first_run/page.html", context, status=422 if form.is_bound else 200)


def _begin(request: HttpRequest, form: FirstRunForm) -> HttpResponse:
    try:
        person = found(form.founding())
    except AlreadyFounded:
        return redirect("account_login")
    reintroduce_lead(person)  # clients may have been added from the command line before.
    return _welcome(request, person)


def _welcome(request: HttpRequest, person: Practitioner) -> HttpResponse:
    answer = perform_login(request, person, email_verification="none")
    reauthenticate_by_password(request)  # it was typed a moment ago: the second factor is set up without it.
    key = keys.ring().places.keys / "master"
    messages.warning(request, f"Copy {key} to a safe place now: without it nobody can read your data.", "Key")
    messages.info(request, "Under your name, Account, set up a passkey or codes from your phone.", "Next")
    return answer
