"""The sentence that stands on the client's portal, and what is next."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.web.desk.forms.sentence import SentenceForm
from bulkhead.web.desk.guarded import words_stopped
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import InsideRequest


def sentence(request: InsideRequest) -> HttpResponse:
    form, card = SentenceForm(request.POST or None), None
    if form.is_valid():
        card = words_stopped(form, client=request.client, door="status", by=request.practitioner.name)
        if card is None:
            form.write(by=request.practitioner.actor)
            messages.success(request, f"It stands on {request.client}’s portal now.", extra_tags="Written")
            return see_other("client", request.client.slug)
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/overview/sentence.html", {"form": form, "card": card}, status=status)
