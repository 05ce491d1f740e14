"""The numbers of a benchmark: typed one by one, each with how many clients stand behind it, then put together."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from bulkhead.crossings.numbers import add_figure, put_together, remove_figure
from bulkhead.crossings.shelve import NotShelved
from bulkhead.practice.library.benchmarks import Figure, TooFewClients, least_behind
from bulkhead.practice.library.models import Item
from bulkhead.web.desk.forms.library_acts import FigureForm
from bulkhead.web.desk.onward import see_other
from bulkhead.web.desk.request import DeskRequest
from bulkhead.web.desk.views.library_edit import card_of


def figures(request: DeskRequest, *, item: UUID) -> HttpResponse:
    found = get_object_or_404(Item, pk=item)
    if not found.is_benchmark:
        return see_other("library-item", found.id)
    form = FigureForm(request.POST if request.method == "POST" else None, initial=_standing(request, found))
    card = None
    if form.is_bound and form.is_valid():
        try:
            add_figure(found, wanted=form.wanted(), by=request.practitioner.actor)
            return see_other("library-item", found.id)
        except TooFewClients as refused:
            form.add_error("clients", str(refused))
        except NotShelved as refused:
            card = card_of(refused, name=form.cleaned_data["label"])
    context = {"item": found, "form": form, "card": card, "least": least_behind()}
    return render(request, "desk/library/figure.html", context, status=422 if form.errors or card else 200)


def removal(request: DeskRequest, *, item: UUID) -> HttpResponse:
    """Gone already is gone."""
    found = get_object_or_404(Item, pk=item)
    figure = _figure(found, request.POST.get("figure", ""))
    if figure is not None:
        remove_figure(figure, by=request.practitioner.actor)
    return see_other("library-item", found.id)


def table(request: DeskRequest, *, item: UUID) -> HttpResponse:
    """The numbers as the next version."""
    found = get_object_or_404(Item, pk=item)
    try:
        before = found.newest
        version = put_together(found, by=request.practitioner.actor)
        if version.number == before:
            messages.info(request, f"Version {before} has these numbers already.", extra_tags="Nothing new")
    except NotShelved as refused:
        messages.error(request, str(refused), extra_tags="Not put together")
    return see_other("library-item", found.id)


def _standing(request: DeskRequest, item: Item) -> dict[str, object]:
    """A number that is to be said anew."""
    row = _figure(item, request.GET.get("figure", ""))
    return {name: getattr(row, name) for name in FigureForm.order} if row else {}


def _figure(item: Item, words: str) -> Figure | None:
    try:
        return Figure.objects.select_related("item").filter(item=item, pk=UUID(words)).first()
    except ValueError:
        return None
