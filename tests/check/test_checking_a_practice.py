"""The whole command on a small practice: what it finds, what it leaves, and what becomes of faults."""

import json
from pathlib import Path

import pytest

from bulkhead.isolation import inside, keys
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.isolation.places import Places
from bulkhead.practice.clients.models import Client
from bulkhead.vault.assurance.models import Assurance
from tests.browse import portal_browser
from tests.cast import Cast
from tests.check.conftest import Check
from tests.conftest import MEMORY, close_stores

# Loaded by every process of the copy before anything else; `after` is called with each module that was just imported.
HOOK = """
from importlib.machinery import SourceFileLoader
whole = SourceFileLoader.exec_module
def exec_module(self, module):
    whole(self, module)
    if module.__name__ == NAME:
        after(module)
SourceFileLoader.exec_module = exec_module
"""
FIRST_PAGE_FOR_ALL = """
NAME = "bulkhead.web.desk.views.overview"
kept = []
def after(module):
    shown = module.overview
    def overview(request, **rest):
        kept.append(shown(request, **rest))
        return kept[0]
    module.overview = overview
"""
A_404_THAT_KNOWS = """
NAME = "bulkhead.web.portal.views.delivered"
def after(module):
    from django.http import HttpResponseForbidden
    shown = module.one
    def one(request, **rest):
        try:
            return shown(request, **rest)
        except Exception:
            return HttpResponseForbidden(str(rest)[-9:])
    module.one = one
"""
# Signal's portal lets nobody in: every cookie leads to the page that says Signal's name and asks who one is.
NOBODY_LET_IN = """
NAME = "bulkhead.vault.people.sessions"
def after(module):
    from bulkhead.vault.engagement.models import Profile
    known = module.Session.of.__func__
    def of(cls, token):
        return None if "signal." in Profile.only().portal_address else known(cls, token)
    module.Session.of = classmethod(of)
"""
# Signal's portal answers nothing but 503, to everybody.
AT_REST = """
NAME = "bulkhead.web.portal.actor"
def after(module):
    from django.http import HttpResponse
    whole = module.PortalMiddleware.__call__
    def call(self, request):
        return HttpResponse(status=503) if request.get_host().startswith("signal.") else whole(self, request)
    module.PortalMiddleware.__call__ = call
"""


@pytest.fixture
def scratch_folders() -> set[str]:
    return left_in_memory()


def left_in_memory() -> set[str]:
    return {path.name for path in MEMORY.glob("bulkhead-check-*")}


def vault_of(data: Places, client: Client) -> Path:
    close_stores()
    keys.install(keys.Ring(data, keys.load_master(data)))
    return data.vault_db(keys.ring().registry.placement(client.vault_id).folder)


def assured(client: Client) -> tuple[str, bytes, str]:
    """What its vault was told: how it went, the certificate, and of when."""
    with inside(client):
        row = Assurance.only()
        paper = b"".join(vault_blobs().read(row.certificate_id)) if row.certificate_id else b""
        return row.check_outcome, paper, row.checked_at.isoformat() if row.checked_at else ""


def planted(folder: Path, fault: str) -> Path:
    (folder / "sitecustomize.py").write_text(fault + HOOK)
    return folder


def test_a_sound_practice_passes_and_nothing_is_left_of_the_copy(
    check: Check, data: Places, cast: Cast, scratch_folders: set[str], tmp_path: Path
) -> None:
    before = {path: path.stat().st_mtime_ns for path in data.data.rglob("*.db")}

    done = check("--client", "signal", "--out", str(tmp_path))

    assert (done.status, done.report["status"], done.report["leaks"], done.report["failed"]) == (0, "clean", [], [])
    assert [spy["is_found"] for spy in done.report["spies"]] == [True] * 4  # type: ignore[attr-defined]  # of JSON.
    assert left_in_memory() <= scratch_folders
    written = {path for path, at in before.items() if path.stat().st_mtime_ns != at}
    assert written <= {data.practice_db, vault_of(data, cast.signal.client)}
    assert sorted(path.name for path in (data.data / "checks").iterdir()) == ["last.json"]
    assert json.loads((tmp_path / "check.json").read_text())["status"] == "clean"
    assert assured(cast.signal.client) == ("held", (tmp_path / "for-signal.pdf").read_bytes(), done.report["began"])
    assert assured(cast.harbor.client) == ("", b"", "")
    page = portal_browser(cast.signal.client, as_person=cast.signal.sponsor).get("/safety/").text
    assert "Nothing from here was found outside, and nothing foreign inside." in page


@pytest.mark.parametrize("fault", [NOBODY_LET_IN, pytest.param(AT_REST, marks=pytest.mark.deep)])
def test_a_portal_that_showed_its_people_nothing_makes_the_check_void(
    check: Check, cast: Cast, tmp_path: Path, fault: str
) -> None:
    out = tmp_path / "out"

    done = check("--out", str(out), fault=planted(tmp_path, fault))

    words = "This check is void: at 1 client not everybody was let in and shown what is theirs"
    assert (done.status, done.report["status"], done.report["headline"]) == (2, "void", words)
    words = "This check is void: not everybody was let in and shown what is theirs"
    assert [words in (out / f"for-{slug}.html").read_text() for slug in ("signal", "harbor")] == [True, False]
    assert assured(cast.signal.client) == ("", b"", "")


@pytest.mark.deep
def test_a_page_that_is_kept_for_everybody_is_a_leak(check: Check, tmp_path: Path) -> None:
    done = check(fault=planted(tmp_path, FIRST_PAGE_FOR_ALL))

    kinds = {(leak["kind"], leak["address"]) for leak in done.report["leaks"]}  # type: ignore[attr-defined]  # of JSON.
    assert (done.status, done.report["status"]) == (1, "leak")
    assert {kind for kind, address in kinds if address.startswith("/in/")} >= {"canary", "id"}


@pytest.mark.deep
def test_an_answer_that_differs_for_a_thing_of_another_is_a_leak(check: Check, tmp_path: Path) -> None:
    done = check("--client", "signal", fault=planted(tmp_path, A_404_THAT_KNOWS))

    assert (done.status, {leak["kind"] for leak in done.report["leaks"]}) == (1, {"difference"})  # type: ignore[attr-defined]  # of JSON.


def test_a_client_that_is_not_there_is_refused(check: Check) -> None:
    done = check("--client", "nobody")

    assert (done.status, done.report) == (2, {})
    assert "There is no live client with the address “nobody”" in done.errors
