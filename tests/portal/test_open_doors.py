"""Who can open this place and until when: the list a sponsor sees, and one press to end each of them."""

import json
import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connections
from django.test.utils import CaptureQueriesContext

from bulkhead.base.clock import now
from bulkhead.crossings.opening import leave_client, open_client
from bulkhead.isolation import inside
from bulkhead.vault.doors.closing import close, standing
from bulkhead.vault.doors.listing import Doors, Kind, State
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.feeds import Feed, FeedPaper
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.passkeys import Passkey
from bulkhead.vault.people.sessions import Session, SignIn
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.web.portal.routes import routes
from tests.browse import Browser
from tests.cast import Cast
from tests.portal.authenticator import Device
from tests.portal.conftest import Portals, acts, person

NONCE = "n" * 43


def doors_of(cast: Cast) -> Doors:
    with inside(cast.signal.client):
        return Doors.of(Profile.only())


def door(cast: Cast, kind: Kind, *, of: UUID) -> UUID:
    return next(one.id for one in doors_of(cast).every if one.kind == kind and one.human.id == of)


@pytest.fixture
def rune(cast: Cast) -> UUID:
    """A leader at Signal who has one of everything."""
    rune = person(cast.signal, role="leader")
    with inside(cast.signal.client):
        row = Person.objects.get(pk=rune)
        row.invitations.get().mint()
        Session.start(row, browser="Firefox/130 Windows")
        Feed.begin(row, instead_of=None)
        SignIn.ask(row, nonce=NONCE).mint()
        Passkey(person=row, credential_hash="f" * 64, credential=b"", host="elsewhere.localhost", name="Phone").save()
    return rune


def test_a_sponsor_reads_everyone_and_everything(dana: Browser, cast: Cast, rune: UUID) -> None:
    open_client(cast.signal.client, by=cast.maren)

    page = dana.get("/doors/").text

    # Three people, Rune's passkey, feed, link and invitation, two browsers, two links of the cast, and Maren inside.
    assert "into Signal Foundry are open." in page
    assert [word in page for word in ("Rune Sales, Phone", "Firefox on Windows", "Sign-in link")] == [True] * 3
    assert re.search(r"Maren Okafor.*open now, until", page, re.DOTALL)


def test_the_count_is_of_what_the_page_lists(dana: Browser, cast: Cast, rune: UUID) -> None:
    found = doors_of(cast)

    sorts = [len(rows) for rows in (found.people, found.passkeys, found.feeds, found.sessions, found.links)]

    assert sorts == [3, 1, 1, 2, 3]
    assert "<h1>Ten doors into Signal Foundry are open.</h1>" in dana.get("/doors/").text


def test_only_a_sponsor_sees_them(chase: Browser, cast: Cast, rune: UUID) -> None:
    one = door(cast, Kind.SESSION, of=rune)

    assert [chase.get("/doors/").status, chase.get(f"/doors/{one}/closing/").status] == [404, 404]
    assert chase.post(f"/doors/{one}/closing/").status == 404
    assert "Open doors" not in chase.get("/").text


@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.PASSKEY, Kind.FEED, Kind.SESSION, Kind.LINK])
def test_each_is_closed_by_one_press_and_a_second_one_finds_it_closed(
    kind: Kind, dana: Browser, cast: Cast, rune: UUID
) -> None:
    one = door(cast, kind, of=rune)
    before = len(doors_of(cast).every)

    answers = [dana.post(f"/doors/{one}/closing/") for _ in range(3)]

    assert [(answer.status, answer.location) for answer in answers] == [(303, "/doors/")] * 3
    after = doors_of(cast)
    assert one not in [left.id for left in after.every]
    assert len(after.every) == (before - 6 if kind == Kind.PERSON else before - 1)


def test_the_log_says_who_closed_what_once(dana: Browser, cast: Cast, rune: UUID) -> None:
    for kind in (Kind.PASSKEY, Kind.FEED, Kind.SESSION, Kind.LINK, Kind.PERSON):
        one = door(cast, kind, of=rune)
        for _ in range(2):
            dana.post(f"/doors/{one}/closing/")

    said = [acts(cast.signal, act=act) for act in ("passkey.ended", "feed.ended", "session.ended", "link.closed")]

    assert (said, acts(cast.signal, act="person.removed")) == ([1, 1, 1, 1], 1)


def test_the_question_before_names_who_and_changes_nothing(dana: Browser, cast: Cast, rune: UUID) -> None:
    page = dana.get(f"/doors/{rune}/closing/")

    assert "Remove Rune Sales from Signal Foundry’s portal?" in page.text
    assert rune in [one.id for one in doors_of(cast).people]


def test_a_sponsor_closes_nothing_of_another_sponsor_and_not_themselves(
    dana: Browser, cast: Cast, portal_of: Portals
) -> None:
    other = person(cast.signal, role="sponsor", name="Ola", email="ola@signalfoundry.example")
    ola = portal_of(cast.signal.client, as_person=other)

    tried = [other, cast.signal.sponsor, door(cast, Kind.SESSION, of=other)]

    assert [dana.post(f"/doors/{one}/closing/").status for one in tried] == [404, 404, 404]
    assert ola.get("/").status == 200


def test_a_sponsor_may_end_a_session_of_their_own(dana: Browser, cast: Cast) -> None:
    assert dana.post(f"/doors/{door(cast, Kind.SESSION, of=cast.signal.sponsor)}/closing/").status == 303
    assert dana.get("/doors/").location == "/sign-in/?next=%2Fdoors%2F"


def test_doors_of_another_client_are_not_there(dana: Browser, cast: Cast, portal_of: Portals) -> None:
    portal_of(cast.harbor.client, as_person=cast.harbor.board)
    with inside(cast.harbor.client):
        theirs = [*Session.objects.values_list("pk", flat=True), cast.harbor.board]

    answers = [dana.post(f"/doors/{one}/closing/") for one in (*theirs, uuid4())]

    assert {(answer.status, answer.content) for answer in answers} == {(404, answers[-1].content)}


def test_an_expired_invitation_and_an_unused_door_say_so(dana: Browser, cast: Cast, rune: UUID) -> None:
    with inside(cast.signal.client):
        Invitation.objects.get(person=cast.signal.board).mint()

    with time_machine.travel(now() + timedelta(days=75)):
        found = doors_of(cast)
        late = {one.kind: one.state for one in found.every if one.human.id != cast.signal.sponsor}

    assert late == {
        Kind.PERSON: State.OLD,
        Kind.INVITATION: State.EXPIRED,
        Kind.PASSKEY: State.OLD,
        Kind.FEED: State.OLD,
    }
    assert found.stale == {Kind.PERSON: 2, Kind.INVITATION: 1, Kind.PASSKEY: 1, Kind.FEED: 1}


def test_when_somebody_was_here_last_outlives_their_sessions(cast: Cast, rune: UUID) -> None:
    with inside(cast.signal.client):
        Session.objects.all().delete()

    last = next(one for one in doors_of(cast).people if one.id == rune)

    assert last.used_at is not None
    assert last.kind == Kind.PERSON


def test_the_practice_is_inside_from_its_opening_until_it_leaves(dana: Browser, cast: Cast) -> None:
    assert "Nobody of Northlight Fractional has come in yet." in dana.get("/doors/").text
    open_client(cast.signal.client, by=cast.maren)
    assert "open now, until" in dana.get("/doors/").text

    leave_client(cast.signal.client, by=cast.maren)

    page = dana.get("/doors/").text
    assert ("last came in" in page, "open now" in page) == (True, False)


def test_a_closed_invitation_that_was_not_sent_is_not_sent(dana: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        chase = Person.objects.get(pk=cast.signal.board)
        Session.start(chase, browser="")
        row = Invitation.write(chase, by=cast.maren.actor)

    dana.post(f"/doors/{row.pk}/closing/")

    with inside(cast.signal.client):
        assert OutboxEntry.objects.get(key=f"invitation-{row.pk}").done_at is not None
        assert Person.present().filter(pk=cast.signal.board).exists()


def test_revoked_means_out_on_every_route_at_the_next_request(
    dana: Browser, cast: Cast, portal_of: Portals, rune: UUID
) -> None:
    """By session, by passkey, by feed, by invitation and by link: each worked a moment before."""
    client = cast.signal.client
    browser = portal_of(client, as_person=rune)
    device = Device.at(browser.host)
    wish = json.loads(browser.post("/me/passkeys/challenges/").text)
    assert browser.post("/me/passkeys/", {"name": "Key", "credential": device.create(wish)}).status == 303
    with inside(client):
        row = Person.objects.get(pk=rune)
        invitation = Invitation.write(row, by=cast.maren.actor).mint()
        link, code = SignIn.ask(row, nonce=NONCE).mint()
        feed = Feed.begin(row, instead_of=Feed.standing(row))
        FeedPaper.put("leader", content=b"BEGIN:VCALENDAR", source="")
    waiting = portal_of(client)
    waiting.cookies["__Host-asked"] = NONCE
    question = json.loads(waiting.post("/sign-in/challenges/").text)
    pages = [path for path in every_page() if browser.get(path).status in (200, 404)]
    assert (browser.get(f"/feeds/{feed}.ics").status, len(pages) > 10) == (200, True)

    dana.post(f"/doors/{rune}/closing/")

    assert {browser.get(path).location.partition("?")[0] for path in pages} == {"/sign-in/"}
    assert browser.get(f"/feeds/{feed}.ics").status == 404
    assert waiting.post(f"/invitations/{invitation}/").status == 410
    assert waiting.post(f"/sign-ins/{link}/").status == 410
    assert waiting.post("/sign-in-codes/", {"code": code}).status == 422
    assert waiting.post("/sign-in/passkeys/", {"credential": device.get(question)}).status == 422


def every_page() -> list[str]:
    """Each page for somebody signed in; an id stands where one is asked for."""
    mine = [route for route in routes if route.callback.declared.who == "person"]  # type: ignore[attr-defined]  # ours.
    reads = [str(route.pattern) for route in mine if "GET" in route.callback.declared.methods]  # type: ignore[attr-defined]  # ours.
    return ["/" + re.sub(r"<uuid:\w+>", str(uuid4()), pattern) for pattern in reads]


def test_the_list_takes_few_queries_however_long_it_is(cast: Cast) -> None:
    with inside(cast.signal.client):
        for number in range(60):
            one = Person.add(
                f"P {number}", email=f"p{number}@signalfoundry.example", role="leader", by=cast.maren.actor
            )
            Session.start(one, browser="Firefox/130 Windows")
        profile = Profile.only()
        Doors.of(profile)
        with CaptureQueriesContext(connections["vault"]) as asked:
            found = Doors.of(profile)

    assert (len(asked), len(found.people)) == (2, 62)


def test_a_long_list_has_pages_and_each_person_all_their_things_beside_them(dana: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        for number in range(24):
            one = Person.add(f"P{number}", email=f"p{number}@signalfoundry.example", role="leader", by=cast.maren.actor)
            Session.start(one, browser="Firefox/130 Windows")

    pages = [dana.get(f"/doors/?page={page}").text for page in (1, 2, 3, 99)]

    names = [{f"P{number}" for number in range(24) if f">P{number}<" in page} for page in pages]
    assert (names[2], len(set.union(*names)), [len(page) < 60_000 for page in pages]) == (names[3], 24, [True] * 4)
    assert all(f"{name}, Firefox" in page for page, there in zip(pages, names, strict=True) for name in there)
    assert dana.get("/doors/?page=nothing").text.count("page 1 of 3") == 1


def test_what_should_close_stands_first(dana: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        for number in range(14):
            Person.add(f"A{number}", email=f"a{number}@signalfoundry.example", role="leader", by=cast.maren.actor)
        last = Person.add("Zoe", email="zoe@signalfoundry.example", role="leader", by=cast.maren.actor)
        last.invitations.get().mint()

    with time_machine.travel(now() + timedelta(days=4)):
        first = doors_of(cast).page(1).people[0]

    assert (first.name, first.state) == ("Zoe", State.EXPIRED)


def test_closing_by_hand_twice_changes_nothing(cast: Cast, rune: UUID) -> None:
    with inside(cast.signal.client):
        one = standing(door_in(Kind.FEED, rune))
        assert one is not None
        for _ in range(2):
            close(one, by=cast.maren.actor)

    assert acts(cast.signal, act="feed.ended") == 1


def door_in(kind: Kind, rune: UUID) -> UUID:
    return next(one.id for one in Doors.of(Profile.only()).every if one.kind == kind and one.human.id == rune)
