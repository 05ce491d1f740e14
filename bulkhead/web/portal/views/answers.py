"""What a person answers to a delivery: yes, a change, a remark."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from bulkhead.vault.deliverables.answers import Approval, ChangeAsked, Comment
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.web.portal.forms.answers import ChangeForm, CommentForm
from bulkhead.web.portal.onward import see_other
from bulkhead.web.portal.reading import given
from bulkhead.web.portal.request import PortalRequest
from bulkhead.web.portal.views.delivered import show


def approvals(request: PortalRequest, *, delivery: UUID) -> HttpResponse:
    document = given(request.person, delivery=delivery)
    try:
        Approval.give(document.delivery, person=request.person)
    except NotPossibleNow as reason:
        return show(request, document=document, form=CommentForm(), refused=str(reason), status=409)
    return see_other("delivered-one", delivery, part="answers")


def changes(request: PortalRequest, *, delivery: UUID) -> HttpResponse:
    document = given(request.person, delivery=delivery)
    form = ChangeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        shown = {"document": document, "form": form, "profile": request.profile}
        return render(request, "portal/delivered/change.html", shown, status=422 if form.is_bound else 200)
    try:
        ChangeAsked.ask(document.delivery, person=request.person, words=form.cleaned_data["words"])
    except NotPossibleNow as reason:
        return show(request, document=document, form=CommentForm(), refused=str(reason), status=409)
    return see_other("delivered-one", delivery, part="answers")


def comments(request: PortalRequest, *, delivery: UUID) -> HttpResponse:
    document = given(request.person, delivery=delivery)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return show(request, document=document, form=form, status=422)
    Comment.write(document.deliverable, words=form.cleaned_data["words"], by=request.person.actor)
    return see_other("delivered-one", delivery, part="comments")
