"""No answer leaves without the headers that close it, whoever gives it and however it went."""

import logging
from collections.abc import Callable, Iterator

import pytest
from django.http import StreamingHttpResponse
from django.urls import get_resolver, reverse

from bulkhead.config.headers import ALWAYS, ASKED_AGAIN, KEPT, OF_ITS_CONTENT, PAGE_POLICY
from bulkhead.config.logs import TypesOnly
from bulkhead.config.outermost import CutShort, Environ, StartResponse
from bulkhead.config.shared import PACKAGE, STATIC_URL
from bulkhead.crossings.opening import open_client
from tests.browse import Answer, Browser
from tests.cast import Cast
from tests.hostile.asked import PAGE, Headers, Inner, ask

STATIC = PACKAGE / "web" / "ui" / "static"
STRICT = ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action")
SECRET = "Quillfeather"


def open_to_others(answer: Answer) -> list[str]:
    """What is missing, doubled, or weaker than it must be."""
    said: dict[str, list[str]] = {}
    for name, value in answer.headers:
        said.setdefault(name.lower(), []).append(value)
    faults = [name for name, value in ALWAYS if said.get(name.lower()) != [value]]
    [policy] = said.get("content-security-policy") or [""]
    faults += [word for word in STRICT if word not in policy]
    faults += [word for word in ("unsafe", "*", "http:", "https:") if word in policy]
    return faults


def static_paths() -> list[str]:
    return [STATIC_URL + path.relative_to(STATIC).as_posix() for path in sorted(STATIC.rglob("*")) if path.is_file()]


def kept(answer: Answer) -> str:
    return answer.header("Cache-Control")


@pytest.mark.parametrize(
    "status", ["200 OK", "302 Found", "304 Not Modified", "403 F", "404 N", "405 M", "413 R", "500 I"]
)
@pytest.mark.parametrize("path", ["/", "/static/mark/site.css"])
def test_whatever_the_application_says_the_headers_are_there(status: str, path: str) -> None:
    answer = ask(Inner(status, [*PAGE, ("X-Other", "1")]), path=path)

    is_static = path != "/" and status.startswith(("200", "304"))
    assert (open_to_others(answer), kept(answer)) == ([], "" if is_static else "no-store")


@pytest.mark.parametrize(
    "said", ["public, max-age=60", "max-age=60", "private", f"{OF_ITS_CONTENT} ", "NO-STORE, public"]
)
def test_an_answer_that_would_be_kept_is_not(said: str) -> None:
    headers: Headers = [
        *PAGE,
        ("Cache-Control", said),
        ("Expires", "Thu, 01 Jan 2099 00:00:00 GMT"),
        ("Vary", "Cookie"),
    ]

    answer = ask(Inner(headers=headers))

    names = [name for name, _ in answer.headers if name in ("Cache-Control", "Expires", "Vary")]
    assert (names, kept(answer)) == (["Cache-Control"], "no-store")


def test_two_words_alone_let_an_answer_be_kept_and_neither_by_a_cache_in_between() -> None:
    answers = [ask(Inner(headers=[*PAGE, ("Cache-Control", said)])) for said in sorted(KEPT)]

    assert [kept(answer) for answer in answers] == sorted([OF_ITS_CONTENT, ASKED_AGAIN])
    assert all("private" in said for said in KEPT)


def test_nobody_outside_the_feed_and_the_logo_says_such_a_word() -> None:
    """Whoever wants an answer kept must be looked at here."""
    words = ("max-age", "cache_control", "never_cache", "OF_ITS_CONTENT", "no-cache", "Expires")

    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(word in path.read_text() for word in words)
    }

    assert found == {"config/headers.py", "web/portal/views/logo.py", "web/ui/feeds.py"}


def broken(environ: Environ, start_response: StartResponse) -> list[bytes]:
    raise ValueError(f"{SECRET} went wrong")


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    caplog.set_level(logging.INFO)
    caplog.handler.setFormatter(TypesOnly())
    return lambda: caplog.text


def test_an_application_that_breaks_says_neither_what_nor_where(lines: Callable[[], str]) -> None:
    answers = [ask(broken, method) for method in ("GET", "HEAD", "POST")]

    assert [(answer.status, open_to_others(answer), kept(answer)) for answer in answers] == [(500, [], "no-store")] * 3
    assert [SECRET in answer.text for answer in answers] == [False] * 3
    assert (answers[1].content, SECRET in lines(), lines().count("ValueError at ")) == (b"", False, 3)


class Torn:
    """A file that breaks off after its first piece."""

    streaming = True

    def __iter__(self) -> Iterator[bytes]:
        yield b"first"
        raise ValueError(f"{SECRET} is torn")


def test_a_file_that_breaks_off_on_its_way_is_cut_and_takes_no_words_along(lines: Callable[[], str]) -> None:
    with pytest.raises(CutShort) as told:
        ask(Inner(body=Torn))

    error = told.value
    assert (str(error), error.__cause__, error.__context__) == ("", None, None)
    assert (SECRET in lines(), lines().count("ValueError at ")) == (False, 1)


def test_a_file_that_a_page_sends_is_read_with_the_same_care(
    desk: Browser, lines: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = next(one for one in get_resolver("bulkhead.web.desk.urls").url_patterns if str(one.pattern) == "")
    cells = dict(zip(first.callback.__code__.co_freevars, first.callback.__closure__, strict=True))
    monkeypatch.setattr(cells["view"], "cell_contents", lambda *_: StreamingHttpResponse(Torn()))

    with pytest.raises(CutShort) as told:
        desk.get("/")

    assert (told.value.__context__, SECRET in lines(), lines().count("ValueError at ")) == (None, False, 1)


ASKED_AT_DESK = {
    "a page": ("GET", "/", 200),
    "only its head": ("HEAD", "/", 200),
    "nothing": ("GET", "/no-such-page/", 404),
    "a redirect": ("GET", "/account/factors/", 302),
    "a method it does not have": ("DELETE", "/", 403),
    "a method nobody has": ("TRACE", "/", 405),
    "a form without its token": ("POST", "/sign-out/", 403),
    "a broken form": ("POST", "/sign-out/?x", 403),
    "a file that is not static": ("GET", f"{STATIC_URL}nothing.css", 404),
    "a static file that is written to": ("POST", static_paths()[0], 405),
    "a calendar nobody has": ("GET", "/feeds/none.ics", 404),
    "a search": ("GET", "/search/?q=x", 200),
}


@pytest.mark.parametrize(("method", "path", "status"), ASKED_AT_DESK.values(), ids=list(ASKED_AT_DESK))
def test_the_desk_closes_every_kind_of_answer(desk: Browser, method: str, path: str, status: int) -> None:
    answer = desk.request(method, path)

    assert (answer.status, open_to_others(answer), kept(answer)) == (status, [], "no-store")


def test_a_static_file_is_the_one_thing_that_may_be_kept_by_anybody(desk: Browser) -> None:
    paths = static_paths()

    answers = [desk.get(path) for path in paths]

    assert len(paths) > 5
    assert {kept(answer) for answer in answers} == {"max-age=315360000, public, immutable"}
    assert [open_to_others(answer) for answer in answers] == [[]] * len(paths)


def test_a_file_of_a_client_leaves_closed_and_in_a_sandbox(desk: Browser, cast: Cast) -> None:
    open_client(cast.signal.client, by=cast.maren)

    answer = desk.get(reverse("version-file", args=["signal", cast.signal.deliverable, cast.signal.version]))

    assert (answer.status, kept(answer)) == (200, "no-store")
    assert answer.header("Content-Security-Policy") == "sandbox; default-src 'none'"
    assert [answer.header(name) for name, _ in ALWAYS] == [value for _, value in ALWAYS]


def test_a_page_of_ours_runs_nothing_that_stands_in_it() -> None:
    assert "unsafe" not in PAGE_POLICY
    assert "'self'" in PAGE_POLICY
