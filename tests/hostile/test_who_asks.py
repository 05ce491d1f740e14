"""A page of another origin may lead a person here and nothing more: neither change, nor look, nor frame."""

from itertools import product

import pytest

from tests.browse import Browser
from tests.hostile.asked import HOST, Inner, ask

OWN = f"http://{HOST}"
NEIGHBOUR = "http://evil.localhost:8101"
FOREIGN_ORIGINS = (
    "null",
    "",
    NEIGHBOUR,
    "http://signal.localhost",
    "http://signal.localhost:81011",
    "http://signal.localhost:8101.evil.example",
    "http://user@signal.localhost:8101",
    "http://signal.localhost:8101/",
    f"{OWN} {NEIGHBOUR}",
    f"{OWN},{NEIGHBOUR}",
    "signal.localhost:8101",
    "//signal.localhost:8101",
    "file://",
    "data://signal.localhost:8101",
    "chrome-extension://signal.localhost:8101",
    "https://xn--signal.localhost:8101",
)
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
FOREIGN_SITES = ("cross-site", "same-site", "null", "SAME-ORIGIN", "same-origin, cross-site", "anything")
LOOKING = (
    ("no-cors", "image"),
    ("no-cors", "script"),
    ("cors", "empty"),
    ("navigate", "iframe"),
    ("navigate", "object"),
)


@pytest.mark.parametrize(("method", "origin"), list(product(UNSAFE, FOREIGN_ORIGINS)))
def test_a_change_from_another_origin_reaches_no_code_of_ours(method: str, origin: str) -> None:
    inner = Inner()

    answers = [ask(inner, method, ORIGIN=origin, SEC_FETCH_SITE=site) for site in ("", "same-origin", "none")]

    assert ([answer.status for answer in answers], inner.asked) == ([403] * 3, 0)


@pytest.mark.parametrize(("method", "site"), list(product(UNSAFE, FOREIGN_SITES)))
def test_a_change_from_another_site_reaches_no_code_of_ours_whatever_origin_it_names(method: str, site: str) -> None:
    inner = Inner()

    answers = [ask(inner, method, SEC_FETCH_SITE=site, ORIGIN=OWN), ask(inner, method, SEC_FETCH_SITE=site)]

    assert ([answer.status for answer in answers], inner.asked) == ([403] * 2, 0)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_the_kind_of_form_makes_no_difference(kind: str) -> None:
    inner = Inner()

    answer = ask(inner, "POST", ORIGIN=NEIGHBOUR, CONTENT_TYPE=kind)

    assert (answer.status, inner.asked) == (403, 0)


@pytest.mark.parametrize(
    "said",
    [{"SEC_FETCH_SITE": "same-origin", "ORIGIN": OWN}, {"ORIGIN": OWN.upper()}, {"SEC_FETCH_SITE": "none"}, {}],
    ids=["a browser of today", "capitals", "typed by hand", "a program"],
)
def test_an_own_page_and_a_program_come_as_far_as_the_forms_token(said: dict[str, str]) -> None:
    inner = Inner()

    answer = ask(inner, "POST", **said)

    assert (answer.status, inner.asked) == (200, 1)


@pytest.mark.parametrize(("site", "how"), list(product(("cross-site", "same-site"), LOOKING)))
def test_a_page_of_a_neighbour_sees_nothing_of_ours_nor_leaves_a_line_in_a_log(site: str, how: tuple[str, str]) -> None:
    inner, (mode, dest) = Inner(), how

    answer = ask(inner, SEC_FETCH_SITE=site, SEC_FETCH_MODE=mode, SEC_FETCH_DEST=dest)

    assert (answer.status, b"inside" in answer.content, inner.asked) == (403, False, 0)


def test_a_link_in_a_mail_is_followed() -> None:
    answer = ask(Inner(), SEC_FETCH_SITE="cross-site", SEC_FETCH_MODE="navigate", SEC_FETCH_DEST="document")

    assert (answer.status, answer.content) == (200, b"inside")


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "TRACK", "PROPFIND", "FOO", "get", "Post", "", "DEBUG", "PRI"])
def test_a_method_that_nobody_knows_reaches_no_code_of_ours(method: str) -> None:
    inner = Inner()

    answer = ask(inner, method)

    assert (answer.status, answer.header("Allow"), answer.content, inner.asked) == (405, "GET, HEAD, POST", b"", 0)


@pytest.mark.parametrize("token", ["d" * 32, "c" * 31, "c" * 33, "", "C" * 32, "c" * 64])
def test_a_token_that_is_nearly_right_is_wrong(desk: Browser, token: str) -> None:
    desk.cookies["__Host-csrf"] = "c" * 32

    answers = [
        desk.post("/account/", {"csrfmiddlewaretoken": token}, token=False),
        desk.post("/account/", token=False, x_csrftoken=token),
    ]

    assert [answer.status for answer in answers] == [403, 403]
