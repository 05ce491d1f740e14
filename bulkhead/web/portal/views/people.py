"""A sponsor's own people: who is here, adding one, taking one out. For anyone else there is no such page."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.vault.people.models import Person
from bulkhead.vault.people.roles import ROLE_WORDS, Role
from bulkhead.vault.people.roll import roll
from bulkhead.vault.people.staff import NotTheirs, add_colleague, company_domains, remove_colleague
from bulkhead.web.portal.forms.people import ColleagueForm
from bulkhead.web.portal.onward import see_other
from bulkhead.web.portal.request import PortalRequest


def staff(request: PortalRequest) -> HttpResponse:
    _only_sponsors(request)
    form = ColleagueForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _added(request, form):
        return see_other("staff", part="people")
    shown = {
        "form": form,
        "people": roll(),
        "domains": company_domains(),
        "role_words": ROLE_WORDS,
        "person": request.person,
        "profile": request.profile,
    }
    return render(request, "portal/people/staff.html", shown, status=422 if form.is_bound else 200)


def removal(request: PortalRequest, *, person: UUID) -> HttpResponse:
    """A page that asks, then the act; a sponsor is not theirs to remove."""
    _only_sponsors(request)
    colleague = get_object_or_404(Person.present(), pk=person)
    if request.method != "POST":
        return _asked(request, colleague, status=200)
    try:
        remove_colleague(request.person, person=colleague.pk)
    except NotTheirs as reason:
        return _asked(request, colleague, refused=str(reason), status=409)
    return see_other("staff", part="people")


def _only_sponsors(request: PortalRequest) -> None:
    if request.person.role != Role.SPONSOR:
        raise Http404


def _added(request: PortalRequest, form: ColleagueForm) -> bool:
    said = form.cleaned_data
    try:
        add_colleague(request.person, name=said["name"], email=said["email"], role=said["role"], title=said["title"])
    except NotTheirs as reason:
        form.add_error("email", str(reason))
    return not form.errors


def _asked(request: PortalRequest, colleague: Person, *, status: int, refused: str = "") -> HttpResponse:
    shown = {"colleague": colleague, "refused": refused, "profile": request.profile}
    return render(request, "portal/people/removal.html", shown, status=status)
