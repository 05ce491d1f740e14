"""A file that nobody signed in has sent is refused before a byte of it is read."""

import os

import pytest

from bulkhead.isolation.blobs import tray_blobs
from tests.browse import Answer, Browser
from tests.cast import Cast
from tests.desk.practice.conftest import files_in_tray
from tests.matrix.filling import unknown
from tests.rig.addresses import Address, addresses

URLCONF = "bulkhead.web.desk.urls"
CONTENT = b"# A plan\n\n" + b"Every word of it a stranger's.\n" * 4000
UNTOUCHED = (0, 0)


def path_of(address: Address) -> str:
    return address.filled({slot: unknown(slot.converter) for slot in address.slots})


@pytest.fixture
def untouched(cast: Cast) -> None:
    """From here on a file that lies in the tray, or lay there for a moment, shows."""
    os.utime(tray_blobs().folder, (0, 0))


def tray() -> tuple[int, int]:
    """Files in the tray, and when one came or went last."""
    return files_in_tray(), tray_blobs().folder.stat().st_mtime_ns


def send(browser: Browser, path: str) -> Answer:
    return browser.post(path, {"title": "A plan"}, files={"file": ("plan.md", CONTENT)})


def test_no_address_of_the_desk_reads_a_strangers_file(stranger: Browser, untouched: None) -> None:
    paths = [*(path_of(address) for address in addresses(URLCONF)), "/nowhere/", "/in/signal/deliverables/"]

    answers = [send(stranger, path) for path in paths]

    assert {(answer.status, answer.location) for answer in answers} == {(302, "/sign-in/?next=%2F")}
    assert tray() == UNTOUCHED


def test_a_form_without_its_token_is_no_way_around(stranger: Browser, untouched: None) -> None:
    answer = stranger.post("/library/new/", {}, files={"file": ("plan.md", CONTENT)}, token=False)

    assert answer.status == 302
    assert tray() == UNTOUCHED


@pytest.mark.parametrize("kind", ["Multipart/Form-Data", "multipart/form-data ", "MULTIPART/FORM-DATA"])
def test_another_way_to_write_the_kind_of_form_is_no_way_around(stranger: Browser, untouched: None, kind: str) -> None:
    body = b'--m\r\nContent-Disposition: form-data; name="file"; filename="a.md"\r\n\r\n' + CONTENT + b"\r\n--m--\r\n"

    stranger.request("POST", "/library/new/", body=body, kind=f"{kind}; boundary=m")

    assert tray() == UNTOUCHED


def test_a_session_that_is_none_is_a_strangers(stranger: Browser, untouched: None) -> None:
    stranger.cookies["__Host-desk"] = "x" * 32

    assert send(stranger, "/library/new/").status == 302
    assert tray() == UNTOUCHED


def test_whoever_is_signed_in_may_send_one(desk: Browser, untouched: None) -> None:
    """The twin: the same request, and the tray shows it."""
    send(desk, "/library/new/")

    assert tray() != UNTOUCHED
