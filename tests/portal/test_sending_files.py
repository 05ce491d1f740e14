"""What a person sends: by themselves, or because it was asked for. Any kind, theirs, and never half kept."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from bulkhead.base.clock import today
from bulkhead.isolation import inside, keys
from bulkhead.isolation.blobs import BlobStore
from bulkhead.vault.deliverables.models import Blob
from bulkhead.vault.people.models import Person
from bulkhead.vault.requests.sent import Answer, SentFile
from bulkhead.vault.requests.wanted import Need, Wanted
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.web.portal.actor import LARGEST_BODY
from tests.browse import Answer as Page
from tests.browse import Browser
from tests.cast import Cast, Member
from tests.portal.conftest import Portals, acts, person

CALLS = b"caller,at\nsomeone,09:12\n"
Asks = Callable[..., Wanted]


@pytest.fixture
def ask(cast: Cast) -> Asks:
    """Maren asks Signal's people for something; of anyone, or of somebody."""

    def asked(*, of: object = None, files: int = 1, due: int | None = None) -> Wanted:
        with inside(cast.signal.client):
            someone = Person.objects.get(pk=of) if of else None
            due_on = today("America/Chicago") + timedelta(days=due) if due is not None else None
            return Wanted.ask(Need("Call times", "A line a call.", due_on, someone, files), by=cast.maren.actor)

    return asked


def sent(browser: Browser, *, name: str = "calls.csv", content: bytes = CALLS, to: str = "/send/") -> Page:
    return browser.post(to, {"words": ""}, files={"attachments": (name, content)})


def stored(member: Member) -> tuple[int, int, int]:
    """Rows of files, rows of blobs, and what lies in the folder."""
    with inside(member.client):
        rows, blobs = SentFile.objects.count(), Blob.objects.count()
    return rows, blobs, len(list(keys.ring().vault(member.client.vault_id).blobs.iterdir()))


def test_a_file_nobody_asked_for_is_kept_as_theirs_and_given_back_as_a_file(dana: Browser, cast: Cast) -> None:
    answer = sent(dana)

    with inside(cast.signal.client):
        row = SentFile.objects.get()
        assert (row.person.name, row.is_by_itself, row.noted_at) == ("Dana Whitfield", True, None)
    copy = dana.get(f"/sent/{row.pk}/copy/")
    assert (answer.status, copy.status, copy.content) == (303, 200, CALLS)
    assert copy.header("Content-Disposition") == 'attachment; filename="calls.csv"'
    assert copy.header("Content-Type") == "application/octet-stream"
    assert "sandbox" in copy.header("Content-Security-Policy")
    assert "calls.csv" in dana.get("/send/").text


def test_the_same_bytes_again_are_the_same_file(dana: Browser, cast: Cast) -> None:
    sent(dana)
    once = stored(cast.signal)

    sent(dana, name="copy of calls.csv")

    assert stored(cast.signal) == once


def test_nothing_of_it_lies_in_clear_on_the_disk(dana: Browser, cast: Cast) -> None:
    sent(dana, content=b"not-for-other-eyes " * 400)

    folder = keys.ring().vault(cast.signal.client.vault_id).blobs
    assert [one for one in folder.iterdir() if b"not-for-other-eyes" in one.read_bytes()] == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\\\Users\\\\dana\\\\calls.csv", "calls.csv"),
        ("/etc/cron.d/calls", "calls"),
        ("<script>alert(1)</script>.html", "script>.html"),
    ],
)
def test_a_name_that_is_a_path_is_cut_to_its_last_part(dana: Browser, cast: Cast, name: str, kept: str) -> None:
    sent(dana, name=name)

    with inside(cast.signal.client):
        assert SentFile.objects.get().name == kept
    assert "<script>alert" not in dana.get("/send/").text


def test_any_kind_is_taken_even_a_program(dana: Browser, cast: Cast) -> None:
    assert sent(dana, name="setup.exe", content=b"MZ" + bytes(4000)).status == 303


def test_an_empty_file_is_refused_by_its_name_and_leaves_nothing(dana: Browser, cast: Cast) -> None:
    before = stored(cast.signal)

    answer = sent(dana, content=b"")

    assert (answer.status, "“calls.csv” is empty." in answer.text, stored(cast.signal)) == (422, True, before)


def test_a_file_over_the_limit_is_refused_by_its_name_and_leaves_nothing(
    dana: Browser, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BlobStore.__init__, "__kwdefaults__", {"largest": 1000})
    before = stored(cast.signal)

    answer = sent(dana, content=b"x" * 5000)

    assert (answer.status, "“calls.csv” is larger than 200 MB" in answer.text) == (422, True)
    assert stored(cast.signal) == before


@pytest.mark.parametrize("length", [LARGEST_BODY + 1, 2 << 30])
def test_more_than_a_form_may_bring_is_said_before_a_byte_is_read(dana: Browser, cast: Cast, length: int) -> None:
    before = stored(cast.signal)

    answer = dana.request("POST", "/send/", kind="multipart/form-data; boundary=x", headers={}, length=length)

    assert (answer.status, "This is larger than 200 MB." in answer.text) == (413, True)
    assert stored(cast.signal) == before


def test_a_strangers_file_is_not_read(visitor: Browser, cast: Cast) -> None:
    before = stored(cast.signal)

    answer = sent(visitor)

    assert (answer.status, answer.location, stored(cast.signal)) == (302, "/sign-in/", before)


def test_a_forged_form_keeps_nothing_of_its_file(dana: Browser, cast: Cast) -> None:
    before = stored(cast.signal)

    answer = dana.post("/send/", {}, files={"attachments": ("calls.csv", CALLS)}, token=False)

    assert (answer.status, stored(cast.signal)) == (403, before)


def test_a_file_sent_where_none_belongs_is_gone_with_the_answer(dana: Browser, cast: Cast, signal_plan: str) -> None:
    before = stored(cast.signal)

    dana.post(f"{signal_plan}comments/", {"words": "Here."}, files={"attachments": ("calls.csv", CALLS)})

    assert stored(cast.signal) == before


def test_eleven_files_at_once_are_refused_and_leave_nothing(dana: Browser, cast: Cast) -> None:
    before = stored(cast.signal)
    mark = "eleven"
    part = f'--{mark}\r\nContent-Disposition: form-data; name="attachments"; filename="%d.csv"\r\n\r\n%d\r\n'
    body = "".join(part % (n, n) for n in range(11)) + f"--{mark}--\r\n"

    answer = dana.request(
        "POST",
        "/send/",
        body=body.encode(),
        kind=f"multipart/form-data; boundary={mark}",
        headers={"X_CSRFTOKEN": dana.cookies.setdefault("__Host-csrf", "c" * 32)},
    )

    assert (answer.status, "Send at most 10 files at a time." in answer.text) == (422, True)
    assert stored(cast.signal) == before


def test_something_wanted_stands_on_the_first_page_until_it_came(dana: Browser, ask: Asks) -> None:
    wanted = ask(files=2, due=3)
    first = dana.get("/").text

    sent(dana, to=f"/send/{wanted.pk}/")
    half = dana.get("/").text
    sent(dana, to=f"/send/{wanted.pk}/", name="more.csv", content=b"b")

    assert "Call times" in first
    assert "1 of 2" in half
    assert "Call times" not in dana.get("/").text
    assert "Received" in dana.get("/send/").text


def test_the_same_file_twice_counts_once(dana: Browser, ask: Asks, cast: Cast) -> None:
    wanted = ask(files=2)

    for _ in range(2):
        assert sent(dana, to=f"/send/{wanted.pk}/").status == 303

    with inside(cast.signal.client):
        row = Wanted.objects.get()
        assert (row.received, row.state, OutboxEntry.objects.filter(kind="mail.asked").count()) == (1, "asked", 1)


def test_words_are_an_answer_where_no_file_is_needed(dana: Browser, ask: Asks, cast: Cast) -> None:
    wanted = ask(files=0)

    for _ in range(2):
        dana.post(f"/send/{wanted.pk}/", {"words": "We may name Acme."})

    with inside(cast.signal.client):
        assert (Wanted.objects.get().state, Answer.objects.count()) == ("received", 1)


def test_neither_file_nor_words_is_refused(dana: Browser, ask: Asks) -> None:
    answer = dana.post(f"/send/{ask().pk}/", {"words": " "})

    assert (answer.status, "Choose a file, or write the answer." in answer.text) == (422, True)


def test_what_was_sent_back_says_why_and_waits_again(dana: Browser, ask: Asks, cast: Cast) -> None:
    wanted = ask()
    sent(dana, to=f"/send/{wanted.pk}/")
    with inside(cast.signal.client):
        wanted.send_back(because="The times are missing.", by=cast.maren.actor)
    back = dana.get(f"/send/{wanted.pk}/").text

    sent(dana, to=f"/send/{wanted.pk}/", name="with times.csv", content=b"c")

    assert "The times are missing." in back
    with inside(cast.signal.client):
        assert Wanted.objects.get().state == "received"


@pytest.mark.parametrize("way", ["accept", "withdraw"])
def test_what_is_settled_takes_nothing_more_and_keeps_nothing(dana: Browser, ask: Asks, cast: Cast, way: str) -> None:
    wanted = ask()
    sent(dana, to=f"/send/{wanted.pk}/")
    with inside(cast.signal.client):
        getattr(wanted, way)(by=cast.maren.actor)
    before = stored(cast.signal)

    answer = sent(dana, to=f"/send/{wanted.pk}/", name="late.csv", content=b"d")

    assert (answer.status, "nothing more is needed" in answer.text, stored(cast.signal)) == (409, True, before)


def test_late_begins_with_the_midnight_after_the_due_date(dana: Browser, ask: Asks) -> None:
    ask(due=0)
    due_today = dana.get("/send/").text

    ask(due=-1)

    assert ("Late" in due_today, "Late" in dana.get("/send/").text) == (False, True)


def test_what_is_asked_of_somebody_is_not_there_for_others(
    cast: Cast, dana: Browser, chase: Browser, portal_of: Portals, ask: Asks
) -> None:
    rune = person(cast.signal, role="leader")
    of_rune, of_anyone = ask(of=rune), ask(files=2)
    leader = portal_of(cast.signal.client, as_person=rune)

    assert [one.get(f"/send/{of_rune.pk}/").status for one in (leader, dana, chase)] == [200, 200, 404]
    assert [one.get(f"/send/{of_anyone.pk}/").status for one in (leader, dana, chase)] == [200, 200, 200]
    assert sent(chase, to=f"/send/{of_rune.pk}/").status == 404


def test_a_file_is_for_whoever_sent_it_and_sponsors(
    cast: Cast, dana: Browser, chase: Browser, portal_of: Portals
) -> None:
    sent(chase)
    with inside(cast.signal.client):
        copy = f"/sent/{SentFile.objects.get().pk}/copy/"
    rune = portal_of(cast.signal.client, as_person=person(cast.signal, role="leader"))
    alan = portal_of(cast.harbor.client, as_person=cast.harbor.sponsor)

    statuses = [one.get(copy).status for one in (chase, dana, rune, alan)]

    assert statuses == [200, 200, 404, 404]
    assert dana.get(f"/sent/{uuid4()}/copy/").status == 404
    assert acts(cast.signal, act="file.read") == 2


def test_a_damaged_file_is_said_to_be_so(dana: Browser, cast: Cast) -> None:
    sent(dana)
    with inside(cast.signal.client):
        row = SentFile.objects.get()
    (keys.ring().vault(cast.signal.client.vault_id).blobs / row.blob_id.hex).unlink()

    answer = dana.get(f"/sent/{row.pk}/copy/")

    assert (answer.status, "cannot be read at the moment" in answer.text) == (503, True)
