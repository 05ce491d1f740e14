"""Plants leaks and lets the matrix find them: a matrix that is green for these proves nothing."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import clear_url_caches, path

from bulkhead.isolation import inside
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.web.desk import urls
from bulkhead.web.desk.actor import ANYONE, ENTRANT, OPENER
from bulkhead.web.routes import route
from tests.matrix.filling import TeachTheMatrix
from tests.matrix.stage import Stage
from tests.matrix.surfaces import Surface
from tests.matrix.walk import Walk
from tests.rig.addresses import addresses
from tests.rig.stores import Scene

Plant = Callable[..., list[str]]


@pytest.fixture
def planted(the_desk: Surface, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Plant:
    """Adds one address to the desk, walks through it and gives the faults."""

    def plant(pattern: object) -> list[str]:
        monkeypatch.setattr(urls, "urlpatterns", [pattern, *urls.urlpatterns])
        clear_url_caches()
        found = next(one for one in addresses(urls.__name__) if one.name == "planted")
        return Walk(the_desk, scene, found).whole().faults

    yield plant  # type: ignore[misc]  # a fixture that cleans up.
    monkeypatch.undo()
    clear_url_caches()


def said(faults: list[str], words: str) -> bool:
    return any(words in fault for fault in faults)


def test_a_page_that_shows_a_word_of_the_other_client_is_caught(planted: Plant, stage: Stage) -> None:
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"<p>As we did for {stage.harbor.canary}.</p>")

    faults = planted(route("in/<slug:slug>/planted/", page, name="planted", who=OPENER))

    assert said(faults, f"names {stage.harbor.canary} as UTF-8")


def test_a_header_that_carries_a_word_of_the_other_client_in_base64_is_caught(planted: Plant, stage: Stage) -> None:
    import base64

    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"X-Trace": base64.b64encode(f"for {stage.harbor.canary}".encode()).decode()})

    faults = planted(route("in/<slug:slug>/planted/", page, name="planted", who=OPENER))

    assert said(faults, f"names {stage.harbor.canary} as base64")


def test_a_row_fetched_through_the_other_vault_is_caught(planted: Plant, stage: Stage) -> None:
    def page(request: HttpRequest, *, deliverable: UUID) -> HttpResponse:
        for client in (stage.signal.client, stage.harbor.client):
            with inside(client):
                row = Deliverable.objects.filter(pk=deliverable).first()
                if row is not None:
                    return HttpResponse(f"found {row.state}")
        return HttpResponse(status=404)

    faults = planted(route("in/<slug:slug>/planted/<uuid:deliverable>/", page, name="planted", who=ENTRANT))

    assert said(faults, "(own place, foreign thing): answered 200 where nothing may be")


def test_an_address_without_a_declaration_is_caught(planted: Plant) -> None:
    faults = planted(path("planted/", lambda _: HttpResponse("hello"), name="planted"))

    assert faults == ["planted/ was not declared with route()"]


def test_a_page_open_to_anyone_that_shows_a_client_is_caught(planted: Plant, stage: Stage) -> None:
    faults = planted(route("planted/", lambda _: HttpResponse(stage.signal.canary), name="planted", who=ANYONE))

    assert said(
        faults, f"anonymous GET Filling(path='/planted/', place='none', thing='none'): names {stage.signal.canary}"
    )


def test_a_missing_page_of_another_make_is_caught(planted: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    def page(request: HttpRequest, *, deliverable: UUID) -> HttpResponse:
        get_object_or_404(Deliverable, pk=deliverable)
        return HttpResponse("here")

    refused = "bulkhead.config.outermost.Outermost._nothing_here"
    original = __import__("bulkhead.config.outermost", fromlist=["Outermost"]).Outermost._nothing_here

    def chatty(self: object, environ: dict[str, object], start: Callable[..., object]) -> object:
        def begin(status: str, headers: list[tuple[str, str]]) -> object:
            return start(status, [*headers, ("X-Address", str(environ["PATH_INFO"]))])

        return original(self, environ, begin)

    monkeypatch.setattr(refused, chatty)
    faults = planted(route("in/<slug:slug>/planted/<uuid:deliverable>/", page, name="planted", who=OPENER))

    assert said(faults, "headers differ from the one 404")


def test_a_page_that_changes_something_when_it_is_only_looked_at_is_caught(planted: Plant) -> None:
    def page(request: HttpRequest, *, deliverable: UUID) -> HttpResponse:
        row = get_object_or_404(Deliverable, pk=deliverable)
        row.suffix = "seen"
        row.save()
        return HttpResponse("here")

    faults = planted(route("in/<slug:slug>/planted/<uuid:deliverable>/", page, name="planted", who=OPENER))

    assert said(faults, "changed ['signal.vault_deliverable'")


def test_a_form_that_needs_no_token_is_caught(planted: Plant) -> None:
    def act(request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=303, headers={"Location": "/"})

    open_route = route("planted/", act, name="planted", who=ANYONE, methods=("POST",))
    open_route.callback.csrf_exempt = True  # type: ignore[attr-defined]  # Django's own mark.
    faults = planted(open_route)

    assert said(faults, "a forged form was answered 303")


def test_a_slot_nobody_taught_is_said_to_be_so(planted: Plant) -> None:
    unknown = route("planted/<uuid:campaign>/", lambda _, campaign: HttpResponse("x"), name="planted", who=ANYONE)

    with pytest.raises(TeachTheMatrix, match=r"teach the matrix what fills <uuid:campaign> of planted/"):
        planted(unknown)


def test_a_cookie_that_others_may_read_is_caught(planted: Plant) -> None:
    def page(request: HttpRequest) -> HttpResponse:
        answer = HttpResponse("here")
        answer.set_cookie("seen", "yes")
        return answer

    faults = planted(route("planted/", page, name="planted", who=ANYONE))

    assert said(faults, "cookie seen is not closed to others")


def test_a_visitor_let_in_without_an_opening_is_caught(planted: Plant, stage: Stage) -> None:
    def page(request: HttpRequest, *, slug: str) -> HttpResponse:
        return HttpResponse("Come in.")

    wide = replace(OPENER, admit=lambda request, view, kwargs: view(request, **kwargs))
    faults = planted(route("in/<slug:slug>/planted/", page, name="planted", who=wide))

    assert said(faults, "outsider GET /in/signal/planted/ (own place, none thing): answered 200 where nothing may be")
    assert said(
        faults, "anonymous GET /in/signal/planted/ (own place, none thing): answered 200 instead of leading to sign-in"
    )
