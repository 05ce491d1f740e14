"""Every address of both surfaces fails in every way, with a client's words in the failure: none of them gets out."""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.exceptions import (
    BadRequest,
    DisallowedHost,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    ValidationError,
)
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.template import TemplateSyntaxError
from django.urls import URLPattern, get_resolver

from bulkhead.isolation.errors import VaultMissing, WrongClient
from tests.browse import Answer
from tests.hostile.test_every_answer_is_closed import open_to_others
from tests.hostile.test_nothing_in_clear import listening
from tests.matrix.conftest import at_a_portal, scene, stage, staged, the_desk, the_portal
from tests.matrix.expecting import Visitor
from tests.matrix.filling import fillings
from tests.matrix.surfaces import Surface
from tests.rig.addresses import addresses
from tests.rig.leaks import leaks

__all__ = ["at_a_portal", "scene", "stage", "staged", "the_desk", "the_portal"]
WORDS = "Zebrafinch Contraption"
SECRETS = [WORDS, "Zebrafinch", "Contraption"]


class Own(RuntimeError):
    """An error of ours that prints more than its words."""

    def __repr__(self) -> str:
        return f"Own of {WORDS}"


def _noted() -> Exception:
    error = KeyError(WORDS)
    error.add_note(f"while reading {WORDS}")
    return error


def _grouped() -> Exception:
    return ExceptionGroup(WORDS, [ValueError(WORDS), Own(WORDS)])


FAILURES: dict[str, Callable[[], BaseException]] = {
    "an error of ours": lambda: Own(WORDS),
    "a file": lambda: OSError(2, "No such file", f"/data/{WORDS}.docx"),
    "bytes": lambda: UnicodeDecodeError("utf-8", WORDS.encode(), 0, 3, WORDS),
    "a row": lambda: IntegrityError(f"UNIQUE constraint failed: {WORDS}"),
    "a template": lambda: TemplateSyntaxError(WORDS),
    "a form": lambda: ValidationError(WORDS, params={"value": WORDS}),
    "nothing there": lambda: Http404(WORDS),
    "not allowed": lambda: PermissionDenied(WORDS),
    "suspicious": lambda: SuspiciousOperation(WORDS),
    "a host": lambda: DisallowedHost(WORDS),
    "a bad request": lambda: BadRequest(WORDS),
    "too big": lambda: RequestDataTooBig(WORDS),
    "a body cut off": lambda: UnreadablePostError(WORDS),
    "another vault": lambda: WrongClient(WORDS),
    "a vault that is gone": lambda: VaultMissing(WORDS),
    "a note": _noted,
    "several": _grouped,
    "no memory": lambda: MemoryError(WORDS),
    "too deep": lambda: RecursionError(WORDS),
}


@dataclass
class Broken:
    """What the views of a surface do from now on."""

    how: str = ""

    def __call__(self, request: HttpRequest, **words: object) -> HttpResponse:
        around = f"{WORDS} in a local name"
        try:
            raise ValueError(f"{around}: {words}")
        except ValueError as error:
            failure = FAILURES[self.how]()
            raise failure from error


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Broken]:
    def everywhere(urlconf: str) -> Broken:
        one = Broken()
        for pattern in get_resolver(urlconf).url_patterns:
            _replace(pattern, one, monkeypatch)
        return one

    return everywhere


def _replace(pattern: URLPattern, view: object, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = dict(zip(pattern.callback.__code__.co_freevars, pattern.callback.__closure__, strict=True))
    monkeypatch.setattr(cells["view"], "cell_contents", view)


def failed(surface: Surface, visitor: Visitor, view: Broken, *, every: bool) -> list[tuple[str, Answer]]:
    """Every address by every method it has; one failure each, or all of them."""
    said, ways = [], list(FAILURES)
    for n, address in enumerate(addresses(surface.urlconf)):
        assert address.declared is not None
        path = next(way.path for way in fillings(address, surface.own, surface.other) if way.is_own)
        for view.how in ways if every else [ways[n % len(ways)]]:
            for method in address.declared.methods:
                around = {"REFERER": f"http://x/{WORDS}", "USER_AGENT": WORDS, "X_FORWARDED_FOR": WORDS}
                answer = surface.ask(visitor, method, f"{path}?q={WORDS}", **around)
                said.append((f"{method} {address}: {view.how}", answer))
    return said


def told(said: list[tuple[str, Answer]]) -> list[str]:
    """Those that say a word of it, or are not closed."""
    return [
        name
        for name, answer in said
        if open_to_others(answer) or leaks(repr(answer.headers).encode() + answer.content, SECRETS)
    ]


def judge(surface: Surface, visitor: Visitor, view: Broken, capfd: pytest.CaptureFixture[str], *, every: bool) -> int:
    with listening() as lines:
        said = failed(surface, visitor, view, every=every)
    printed = "".join(capfd.readouterr())

    assert told(said) == []
    assert leaks(lines.getvalue().encode(), SECRETS) == []
    assert leaks(printed.encode(), SECRETS) == []
    reached = [answer for _, answer in said if answer.status in (400, 403, 404, 413, 500, 503)]
    assert len(reached) == len(said), {name: answer.status for name, answer in said if answer not in reached}
    return len(said)


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.deep)], ids=["one each", "all"])
def test_the_desk_fails_without_a_word(
    the_desk: Surface,
    broken: Callable[[str], Broken],
    capfd: pytest.CaptureFixture[str],
    every: bool,
    record_property: Callable[[str, object], None],
) -> None:
    count = judge(the_desk, the_desk.visitors[0], broken(the_desk.urlconf), capfd, every=every)

    record_property("measured", f"{count} failures at the desk, 0 words of a client in an answer or a log")
    assert count > 150


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.deep)], ids=["one each", "all"])
def test_a_portal_fails_without_a_word(
    the_portal: Surface, broken: Callable[[str], Broken], capfd: pytest.CaptureFixture[str], every: bool
) -> None:
    assert judge(the_portal, the_portal.visitors[0], broken(the_portal.urlconf), capfd, every=every) > 40


def test_the_rig_would_hear_a_word_in_a_log(capfd: pytest.CaptureFixture[str]) -> None:
    with listening() as lines:
        logging.getLogger("bulkhead.planted").error("about %s", WORDS)
        sys.stderr.write(WORDS)

    assert [bool(leaks(text.encode(), SECRETS)) for text in (lines.getvalue(), "".join(capfd.readouterr()))] == [
        True
    ] * 2
