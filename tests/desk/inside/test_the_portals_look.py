"""A client's logo and the switch that marks its PDFs, as the desk sets them and the portal shows them."""

import io
from collections.abc import Callable

import pytest
from PIL import Image

from bulkhead.isolation import inside
from bulkhead.isolation.blobs import tray_blobs, vault_blobs
from bulkhead.vault.deliverables.models import Blob
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.look.marked import MarkedCopy
from bulkhead.vault.trail.models import VaultLine
from tests.browse import Answer, Browser
from tests.cast import HARBOR_CANARY, Cast

HOME = "/in/signal/portal/"
LOGO = f"{HOME}logo/"
Portals = Callable[..., Browser]


@pytest.fixture
def maren(desk: Browser) -> Browser:
    """Maren with Signal open."""
    desk.post("/openings/", {"client": "signal", "onward": HOME})
    return desk


def picture(colour: str = "teal", *, kind: str = "PNG", size: tuple[int, int] = (600, 120)) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, kind)
    return target.getvalue()


def put(desk: Browser, content: bytes, *, name: str = "logo.png", path: str = LOGO) -> Answer:
    return desk.post(path, files={"file": (name, content)})


def profile(cast: Cast) -> Profile:
    with inside(cast.signal.client):
        return Profile.only()


def test_a_logo_stands_on_the_sign_in_page_and_on_every_other(maren: Browser, cast: Cast, portal_of: Portals) -> None:
    assert put(maren, picture()).location == HOME

    visitor = portal_of(cast.signal.client)
    dana = portal_of(cast.signal.client, as_person=cast.signal.sponsor)
    mark = f'<img src="/logo/?{profile(cast).logo_mark}" alt="Signal Foundry">'
    assert [mark in page.text for page in (visitor.get("/sign-in/"), dana.get("/"))] == [True, True]
    assert Image.open(io.BytesIO(visitor.get("/logo/").content)).size == (480, 96)


def test_it_is_kept_by_the_browser_under_the_address_of_its_content_only(
    maren: Browser, cast: Cast, portal_of: Portals
) -> None:
    put(maren, picture())
    visitor = portal_of(cast.signal.client)

    kept = visitor.get(f"/logo/?{profile(cast).logo_mark}")

    assert (kept.header("Cache-Control"), kept.header("Content-Type")) == (
        "private, max-age=31536000, immutable",
        "image/png",
    )
    assert visitor.get("/logo/").header("Cache-Control") == "no-store"
    assert visitor.get("/logo/?0000000000000000").header("Cache-Control") == "no-store"


def test_without_one_the_name_stands_there_alone(cast: Cast, portal_of: Portals, maren: Browser) -> None:
    visitor = portal_of(cast.signal.client)

    assert (visitor.get("/logo/").status, "<img" in visitor.get("/sign-in/").text) == (404, False)
    assert maren.get(LOGO).status == 404


def test_a_new_one_takes_the_place_of_the_old_and_leaves_no_file(maren: Browser, cast: Cast) -> None:
    put(maren, picture("teal"))
    first = profile(cast).logo_id

    put(maren, picture("navy"))

    with inside(cast.signal.client):
        assert Profile.only().logo_id != first
        assert not Blob.objects.filter(pk=first).exists()
        assert first is not None
        assert not vault_blobs().path(first).exists()


def test_the_same_one_twice_is_one(maren: Browser, cast: Cast) -> None:
    for _ in range(3):
        assert put(maren, picture()).status == 303

    with inside(cast.signal.client):
        assert VaultLine.objects.filter(words__contains="another logo").count() == 1
        assert len(list(vault_blobs().folder.iterdir())) == Blob.objects.count()


def test_it_can_be_removed_and_removed_again(maren: Browser, cast: Cast, portal_of: Portals) -> None:
    put(maren, picture())

    answers = [maren.post(f"{LOGO}removal/") for _ in range(2)]

    assert [answer.location for answer in answers] == [HOME, HOME]
    assert portal_of(cast.signal.client).get("/logo/").status == 404
    with inside(cast.signal.client):
        assert VaultLine.objects.filter(words__contains="took the logo off").count() == 1


BAD = {
    "an SVG": (b"<svg></svg>", "An SVG can carry programs"),
    "no picture": (b"logo", "neither a PNG nor a JPEG"),
    "too much": (picture() + bytes(600_000), "at most 512 KB"),
    "empty": (b"", "This file is empty"),
}


@pytest.mark.parametrize("bad", BAD)
def test_what_is_no_logo_is_refused_in_words_and_nothing_is_kept(bad: str, maren: Browser, cast: Cast) -> None:
    content, words = BAD[bad]

    answer = put(maren, content)

    assert (answer.status, words in answer.text) == (422, True)
    assert profile(cast).logo_id is None
    assert list(tray_blobs().folder.iterdir()) == []


def test_a_file_that_is_named_after_another_client_is_stopped(maren: Browser, cast: Cast) -> None:
    answer = put(maren, picture(), name=f"{HARBOR_CANARY} logo.png")

    assert (answer.status, profile(cast).logo_id) == (422, None)
    assert "Nothing was kept." in answer.text


def test_the_logo_of_another_client_is_refused_without_a_name(maren: Browser, cast: Cast) -> None:
    maren.post("/openings/", {"client": "harbor", "onward": "/"})
    assert put(maren, picture(), path="/in/harbor/portal/logo/").status == 303

    answer = put(maren, picture(kind="PNG"))

    assert (answer.status, profile(cast).logo_id) == (422, None)
    assert "This picture is the logo of another client." in answer.text


def test_the_pictures_name_and_words_do_not_enter_the_vault(maren: Browser, cast: Cast) -> None:
    put(maren, picture(), name="final-final-2.png")

    with inside(cast.signal.client):
        assert not VaultLine.objects.filter(words__contains="final").exists()


def test_the_switch_is_kept_and_said_in_the_log_once(maren: Browser, cast: Cast) -> None:
    form = {"watermark": "on", "unmarked": "given", "seen": "0 kept"}

    answers = [maren.post(HOME, form), maren.post(HOME, {**form, "seen": "1 given"})]

    assert [answer.status for answer in answers] == [303, 303]
    assert (profile(cast).watermark, profile(cast).unmarked) == (True, "given")
    with inside(cast.signal.client):
        assert VaultLine.objects.filter(words__contains="marks every PDF").count() == 1


def test_a_form_that_was_opened_before_somebody_elses_save_changes_nothing(maren: Browser, cast: Cast) -> None:
    maren.post(HOME, {"watermark": "on", "unmarked": "given", "seen": "0 kept"})

    answer = maren.post(HOME, {"unmarked": "kept", "seen": "0 kept"})

    assert (answer.status, "Somebody else changed this meanwhile" in answer.text) == (422, True)
    assert (profile(cast).watermark, profile(cast).unmarked) == (True, "given")
    assert 'value="1 given"' in answer.text


def test_what_could_not_be_marked_is_listed_with_the_reason_and_tried_again(maren: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        Profile.only().mark_pdfs(True, unmarked="kept", by=cast.maren.actor)
        version = MarkedCopy._meta.get_field("version").related_model.objects.get(pk=cast.signal.version)
        person = MarkedCopy._meta.get_field("person").related_model.objects.get(pk=cast.signal.sponsor)
        MarkedCopy.want(version, person=person).give_up("It is encrypted.")

    page = maren.get(HOME).text
    answers = [maren.post(f"{HOME}markings/") for _ in range(2)]

    assert ("It is encrypted." in page, "held back" in page) == (True, True)
    assert [answer.status for answer in answers] == [303, 303]
    with inside(cast.signal.client):
        assert MarkedCopy.faulty().count() == 0


def test_behind_the_door_only(stranger: Browser, desk: Browser) -> None:
    assert stranger.get(HOME).location.startswith("/sign-in/")
    assert "Open Signal" in desk.get(HOME).text
    assert put(desk, picture()).status == 403
