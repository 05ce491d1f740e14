"""The whole command on a small practice: what it finds, what it leaves, and what becomes of faults."""

import json
from pathlib import Path

import pytest

from bulkhead.isolation.places import Places
from tests.check.conftest import Check
from tests.conftest import MEMORY

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


@pytest.fixture
def scratch_folders() -> set[str]:
    return left_in_memory()


def left_in_memory() -> set[str]:
    return {path.name for path in MEMORY.glob("bulkhead-check-*")}


def planted(folder: Path, fault: str) -> Path:
    (folder / "sitecustomize.py").write_text(fault + HOOK)
    return folder


def test_a_sound_practice_passes_and_nothing_is_left_of_the_copy(
    check: Check, data: Places, scratch_folders: set[str], tmp_path: Path
) -> None:
    before = {path: path.stat().st_mtime_ns for path in data.data.rglob("*.db")}

    done = check("--client", "signal", "--out", str(tmp_path))

    assert (done.status, done.report["status"], done.report["leaks"], done.report["failed"]) == (0, "clean", [], [])
    assert [spy["is_found"] for spy in done.report["spies"]] == [True] * 4  # type: ignore[attr-defined]  # of JSON.
    assert left_in_memory() <= scratch_folders
    assert {path: path.stat().st_mtime_ns for path in data.data.rglob("*.db")} == before
    assert sorted(path.name for path in (data.data / "checks").iterdir()) == ["last.json"]
    assert json.loads((tmp_path / "check.json").read_text())["status"] == "clean"


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
