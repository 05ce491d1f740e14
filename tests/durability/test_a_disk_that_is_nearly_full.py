"""At 95 %: reading, signing in and out, and closing doors go on; what writes more is refused in words; it recovers."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bulkhead.base.clock import now
from bulkhead.crossings.opening import open_client
from bulkhead.isolation import inside, room
from bulkhead.isolation.blobs import tray_blobs
from bulkhead.isolation.room import Room
from bulkhead.practice.accounts.models import Practice
from bulkhead.vault.deliverables.answers import Comment
from bulkhead.vault.deliverables.models import Version
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import Session, SignIn
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.work import dispatch
from bulkhead.work.timetable import TIMETABLE, Clock
from tests.browse import Browser, desk_browser
from tests.cast import PASSWORD, Cast
from tests.desk.accounts.authenticator import Authenticator
from tests.desk.accounts.test_the_second_factor import MAREN, add_passkey, recovery_codes, set_up_codes
from tests.rig.addresses import addresses

Portals = Callable[..., Browser]
AT_DESK = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_generate_recovery_codes",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "session-ending",
    "sessions-ending",
    "openings",
    "leaving",
    "door-closing",
    "person-removal",
    "tray-removal",
    "tray-removals",
    "import-undoing",
    "scan",
    "scan-files",
    "scan-report",
    "verification",
}  # fmt: skip -- read as groups: signing in, opening, closing, making room, reading.
AT_PORTAL = {
    "sign-ins",
    "sign-in-repeats",
    "sign-in-codes",
    "sign-in-challenges",
    "sign-in-passkeys",
    "sign-in-link",
    "invitation",
    "sign-out",
    "session-end",
    "sessions-end",
    "door-closing",
    "colleague-removal",
    "passkey-removal",
    "my-feed-ending",
}  # fmt: skip -- see above.


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How full the disk says it is, in per cent."""
    says = [97.0]
    monkeypatch.setattr(room, "measured", lambda _: Room(10**12, 3 * 10**10, says[0]))
    monkeypatch.setattr(room, "LOOK_EVERY", 0.0)
    return says


@pytest.fixture
def opened(desk: Browser, cast: Cast) -> Browser:
    open_client(cast.signal.client, by=cast.maren)
    return desk


@pytest.fixture
def dana(cast: Cast, portal_of: Portals) -> Browser:
    return portal_of(cast.signal.client, as_person=cast.signal.sponsor)


@pytest.mark.parametrize(
    ("urls", "free"), [("bulkhead.web.desk.urls", AT_DESK), ("bulkhead.web.portal.urls", AT_PORTAL)]
)
def test_only_what_lets_in_shuts_out_reads_or_frees_room_is_still_taken(urls: str, free: set[str]) -> None:
    said = {one.name for one in addresses(urls) if one.declared is not None and one.declared.when_short}

    assert said == free


def test_the_desk_refuses_a_form_says_which_disk_and_takes_it_when_there_is_room(
    opened: Browser, cast: Cast, used: list[float]
) -> None:
    path, form = f"/in/signal/deliverables/{cast.signal.deliverable}/comments/", {"words": "Ask about margins."}

    refused = opened.post(path, form)
    used[0] = 94.0
    taken = opened.post(path, form)

    assert (refused.status, taken.status) == (507, 303)
    assert "Nothing was changed." in refused.text
    assert f'<span class="mono">{room.own_folder()}</span>' in refused.text
    with inside(cast.signal.client):
        assert Comment.objects.filter(words="Ask about margins.").count() == 1


def test_whoever_must_set_up_a_second_factor_first_still_comes_in(cast: Cast, used: list[float]) -> None:
    Practice.objects.update(second_factor=True)
    desk = desk_browser()
    desk.post("/sign-in/", MAREN)
    desk.post("/account/again/?next=/account/codes/", {"password": PASSWORD})
    kept_out = desk.get("/").location

    set_up_codes(desk)
    made = desk.post("/account/recovery/new/")

    assert (kept_out, desk.get("/").status, made.status) == ("/account/second-factor/", 200, 302)
    assert len(recovery_codes(desk)) == 10


def test_a_passkey_can_be_the_one_that_is_set_up(cast: Cast, used: list[float]) -> None:
    Practice.objects.update(second_factor=True)
    desk = desk_browser()
    desk.post("/sign-in/", MAREN)
    desk.post("/account/again/?next=/account/passkeys/new/", {"password": PASSWORD})

    add_passkey(desk, Authenticator())

    assert desk.get("/").status == 200


def test_an_upload_is_refused_before_a_byte_of_it_is_kept(opened: Browser, cast: Cast, used: list[float]) -> None:
    path = f"/in/signal/deliverables/{cast.signal.deliverable}/versions/"

    refused = opened.post(path, {"note": ""}, files={"file": ("plan.txt", b"All is well.\n" * 9000)})

    assert (refused.status, list(tray_blobs().folder.iterdir())) == (507, [])
    with inside(cast.signal.client):
        assert Version.objects.filter(deliverable=cast.signal.deliverable).count() == 1


def test_a_portal_refuses_in_plain_words_that_name_no_machine(dana: Browser, cast: Cast, used: list[float]) -> None:
    answers = [
        dana.post(f"/delivered/{cast.signal.delivery}/comments/", {"words": "When?"}),
        dana.post("/send/", {"words": ""}, files={"attachments": ("calls.csv", b"caller,at\n" * 9000)}),
    ]

    assert [answer.status for answer in answers] == [507, 507]
    for answer in answers:
        assert "There is no room for it here just now." in answer.text
        assert (str(room.own_folder()) in answer.text, "disk" in answer.text) == (False, False)


def test_every_page_can_be_read_and_says_so(opened: Browser, dana: Browser, cast: Cast, used: list[float]) -> None:
    pages = [opened.get("/"), opened.get("/in/signal/deliverables/"), dana.get("/")]
    read = dana.get(f"/delivered/{cast.signal.delivery}/read/")
    used[0] = 60.0
    after = [opened.get("/"), dana.get("/")]

    assert [page.status for page in (*pages, read, *after)] == [200] * 6
    assert ["Reading only" in page.text for page in (*pages, *after)] == [True, True, True, False, False]


def test_signing_in_and_out_at_the_desk_goes_on(stranger: Browser, cast: Cast, used: list[float]) -> None:
    came = stranger.post("/sign-in/", {"login": "maren@northlight.example", "password": PASSWORD})
    home, went = stranger.get("/"), stranger.post("/sign-out/")

    assert (came.status, home.status, went.status) == (302, 200, 302)


def test_a_client_can_be_opened_and_left(desk: Browser, cast: Cast, used: list[float]) -> None:
    opened = desk.post("/openings/", {"client": "signal", "onward": "/in/signal/"})
    page, left = desk.get("/in/signal/"), desk.post("/in/signal/leaving/")

    assert (opened.status, page.status, left.status) == (303, 200, 303)


def test_signing_in_and_out_at_a_portal_goes_on(cast: Cast, portal_of: Portals, used: list[float]) -> None:
    visitor = portal_of(cast.signal.client)
    asked = visitor.post("/sign-ins/", {"email": "dana@signalfoundry.example"})
    with inside(cast.signal.client):
        token, _ = SignIn.objects.get().mint()

    came = visitor.post(f"/sign-ins/{token}/")
    home, went = visitor.get("/"), visitor.post("/sign-out/")

    assert [answer.status for answer in (asked, came, home, went)] == [303, 303, 200, 303]
    with inside(cast.signal.client):
        assert Session.objects.filter(ended_at=None).count() == 0


def test_a_stranger_is_sent_to_sign_in_as_ever(cast: Cast, portal_of: Portals, used: list[float]) -> None:
    answer = portal_of(cast.signal.client).post("/send/", {"words": ""}, files={"attachments": ("a.txt", b"x")})

    assert (answer.status, answer.location) == (302, "/sign-in/")


def test_the_worker_leaves_what_writes_material_and_takes_it_up_again(cast: Cast, used: list[float]) -> None:
    vault, done = cast.signal.client.vault_id, list[str]()
    kinds = dict.fromkeys(("mark", "feed", "mail.hello"), lambda sending: done.append(sending.kind))
    with inside(vault):
        OutboxEntry.objects.update(done_at=now())
        for kind in kinds:
            OutboxEntry.write(kind, payload={}, key=f"{kind}-1")

    again = dispatch.drain(vault, kinds=kinds)
    on_the_full_disk = list(done)
    used[0] = 80.0
    at_last = dispatch.drain(vault, kinds=kinds)

    assert (on_the_full_disk, sorted(done[1:])) == (["mail.hello"], ["feed", "mark"])
    assert again is not None
    assert (now() - timedelta(seconds=1) < again < now() + dispatch.ROOM_AGAIN, at_last) == (True, None)
    with inside(vault):
        assert set(OutboxEntry.objects.values_list("attempts", flat=True)) == {0}


def test_a_job_that_is_put_off_is_due_soon_and_not_in_a_day() -> None:
    clock = Clock([job for job in TIMETABLE if job.needs_room], at=0)
    jobs = clock.take_due(0)

    for job in jobs:
        clock.put_off(job, until=30)

    assert (len(jobs), clock.take_due(29), clock.take_due(30)) == (2, [], jobs)


def test_somebody_who_left_can_still_be_shut_out(opened: Browser, cast: Cast, used: list[float]) -> None:
    form = {"confirm": "yes"}

    answer = opened.post(f"/in/signal/people/{cast.signal.board}/removal/", form)

    assert answer.status == 303
    with inside(cast.signal.client):
        assert Person.objects.get(pk=cast.signal.board).removed_at is not None
