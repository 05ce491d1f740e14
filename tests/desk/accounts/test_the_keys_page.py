"""The keys: where they are and how they are protected; a client gets a new one, and no key comes to a browser."""

from collections.abc import Iterator

import pytest

from bulkhead.isolation import inside, keyring, keys
from bulkhead.isolation.places import Places
from bulkhead.isolation.proof import note_proof
from bulkhead.isolation.rekeying import wishes
from bulkhead.isolation.rekeying.master_key import protect, renew_master
from bulkhead.isolation.rekeying.wishes import Stage
from bulkhead.practice.clients.models import Client
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.vault.trail.models import VaultLine
from bulkhead.work import rekeying
from tests.browse import Browser, desk_browser, portal_browser
from tests.cast import PASSWORD, Cast

MAREN = {"login": "maren@northlight.example", "password": PASSWORD}
RENEWAL = "/status/keys/signal/renewal/"


@pytest.fixture
def maren(stranger: Browser) -> Browser:
    """Signed in, and has just typed the password again."""
    stranger.post("/sign-in/", MAREN)
    stranger.post("/account/again/?next=/status/keys/", {"password": PASSWORD})
    return stranger


@pytest.fixture
def elsewhere(data: Places, monkeypatch: pytest.MonkeyPatch) -> Iterator[Places]:
    """The keys in a folder apart from the data."""
    apart = data.data.with_name(data.data.name + "-keys")
    data.keys.rename(apart)
    monkeypatch.setenv("BULKHEAD_KEYS", str(apart))
    yield data
    for path in apart.iterdir():
        path.unlink()
    apart.rmdir()


def test_it_says_where_the_key_is_and_shows_none(maren: Browser, data: Places) -> None:
    key = keys.load_master(data)
    own = [key, keys.ring().practice().key, keys.ring().vault(Client.objects.get(slug="signal").vault_id).key]

    page = maren.get("/status/keys/")

    assert (page.status, str(data.keys / "master") in page.text) == (200, True)
    assert keyring.fingerprint(key) in page.text
    assert [secret for secret in own if secret.hex() in page.text] == []
    assert "bulkhead keys sheet FILE.pdf" in page.text


def test_it_asks_for_the_password_again(stranger: Browser, cast: Cast) -> None:
    stranger.post("/sign-in/", MAREN)

    assert stranger.get("/status/keys/").location == "/account/again/?next=%2Fstatus%2Fkeys%2F"
    assert stranger.post(RENEWAL).location.startswith("/account/again/")
    assert wishes.all_wishes(keys.ring().places) == []


def test_an_associate_finds_nothing_here(cast: Cast) -> None:
    tobias = desk_browser(as_practitioner=cast.tobias)

    answers = [tobias.get("/status/keys/"), tobias.get("/status/keys/progress/"), tobias.post(RENEWAL)]

    assert [answer.status for answer in answers] == [404, 404, 404]


def test_an_unknown_client_is_missing(maren: Browser) -> None:
    assert maren.post("/status/keys/nobody/renewal/").status == 404


def test_a_link_renews_nothing(maren: Browser) -> None:
    assert maren.get(RENEWAL).status == 405


def test_a_new_key_is_asked_for_once_and_the_worker_gives_it(maren: Browser, cast: Cast) -> None:
    client = cast.signal.client
    before = keys.ring().fresh(client.vault_id)

    first, second = maren.post(RENEWAL), maren.post(RENEWAL)
    waiting = maren.get("/status/keys/").text
    rekeying.carry_out()
    done = maren.get("/status/keys/progress/").text

    assert ([first.status, second.status], first.location) == ([303, 303], "/status/keys/")
    assert ("Waiting" in waiting, 'hx-trigger="every 2s"' in waiting) == (True, True)
    assert ("It has a new key since" in done, "every 2s" in done) == (True, False)
    assert keys.ring().fresh(client.vault_id).key != before.key
    lines = PracticeLine.objects.filter(act__startswith="key.").order_by("number").values_list("act", "words")
    assert list(lines) == [
        ("key.asked", f"Maren Okafor asked for a new key for {client}."),
        ("key.renewed", f"Maren Okafor gave {client} a new key."),
    ]


def test_the_client_reads_of_it_in_their_own_log_and_stays_signed_in(maren: Browser, cast: Cast) -> None:
    dana = portal_browser(cast.signal.client, as_person=cast.signal.sponsor)
    assert dana.get("/").status == 200

    maren.post(RENEWAL)
    rekeying.carry_out()

    assert dana.get("/").status == 200
    with inside(cast.signal.client):
        line = VaultLine.objects.latest("number")
        assert (line.act, line.words) == ("key.renewed", "Maren Okafor gave what lies here a new key.")
    with inside(cast.harbor.client):
        assert VaultLine.objects.filter(act="key.renewed").count() == 0


def test_a_wish_that_was_fulfilled_before_a_crash_is_not_fulfilled_again(maren: Browser, cast: Cast) -> None:
    maren.post(RENEWAL)
    places, vault_id = keys.ring().places, cast.signal.client.vault_id
    wish = wishes.of_vault(places, vault_id=vault_id)
    assert wish is not None
    rekeying.carry_out()
    wishes.report(wish, places=places, stage=Stage.WORKING, done=1, of=9)
    given = keys.ring().fresh(vault_id)

    rekeying.carry_out()

    again = wishes.of_vault(places, vault_id=vault_id)
    assert (keys.ring().fresh(vault_id), again and again.stage) == (given, Stage.DONE)


def test_what_went_wrong_is_said_and_can_be_tried_again(maren: Browser, cast: Cast) -> None:
    blob = next(keys.ring().vault(cast.signal.client.vault_id).blobs.iterdir())
    content = blob.read_bytes()
    blob.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    maren.post(RENEWAL)
    rekeying.carry_out()

    page = maren.get("/status/keys/").text
    blob.write_bytes(content)
    maren.post(RENEWAL)
    rekeying.carry_out()

    assert ("Not done" in page, "The file does not open under this store’s key." in page.replace("&#39;", "’")) == (
        True,
        True,
    )
    assert "It has a new key since" in maren.get("/status/keys/").text


def test_a_key_beside_the_data_wants_somebody(maren: Browser, data: Places) -> None:
    assert "With the data" in maren.get("/status/keys/").text


def test_a_key_apart_is_well_and_with_a_passphrase_says_so(elsewhere: Places, maren: Browser) -> None:
    plain = maren.get("/status/keys/").text
    protect(elsewhere, key=keys.load_master(elsewhere), passphrase="otter lantern quiet mile")
    locked = maren.get("/status/keys/").text

    assert ("Closed" in plain, "By passphrase" in plain) == (True, False)
    assert ("A passphrase protects it." in locked, "By passphrase" in locked) == (True, True)


def test_a_sheet_is_proved_for_the_key_in_force(maren: Browser, data: Places) -> None:
    never = maren.get("/status/keys/").text
    note_proof(data, key=keys.load_master(data))
    proved = maren.get("/status/keys/").text
    renew_master(data, key=keys.load_master(data))
    void = maren.get("/status/keys/").text

    assert ["Never proved" in never, ">Proved<" in proved, "Out of date" in void] == [True, True, True]


def test_a_file_that_a_person_wrote_in_is_no_wish(maren: Browser, data: Places) -> None:
    folder = data.run / "rekeying"
    folder.mkdir()
    (folder / "0.json").write_text('{"vault_id": 3}')

    assert maren.get("/status/keys/").status == 200


def test_few_questions_are_asked(maren: Browser, asked: object) -> None:
    assert callable(asked)
    _, count = asked(maren, "/status/keys/")

    assert count <= 9
