"""A person of the client asks; who sees it, how far it is, and what a reply does."""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from bulkhead.base.clock import at, now
from bulkhead.isolation import inside
from bulkhead.isolation.chain import Actor
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.models import Person
from bulkhead.vault.requests.models import MOVES, Move, Reply, Request
from bulkhead.vault.requests.sent import SentFile
from bulkhead.vault.requests.wanted import Need, Wanted
from bulkhead.vault.trail.models import OutboxEntry
from tests.browse import Browser
from tests.cast import Cast
from tests.portal.conftest import Delivers, Portals, acts, person

WORDS = "Will Q4 <b>land</b>?"
CHICAGO = ZoneInfo("America/Chicago")
TODAY = now().astimezone(CHICAGO).date()
# The coming one, because a session of the tests begins now and lasts two weeks.
FRIDAY = datetime.combine(TODAY + timedelta(days=(4 - TODAY.weekday()) % 7 or 7), time(17, 5), CHICAGO)


def asked(browser: Browser, words: str = WORDS, **more: object) -> str:
    """The address of what was asked."""
    answer = browser.post("/requests/", {"words": words, "kind": "question", **more})
    assert answer.status == 303, answer.text
    return answer.location


def request_of(cast: Cast) -> Request:
    return Request.objects.select_related("person").get()


def test_what_was_asked_shows_its_words_and_by_when_an_answer_is_promised(dana: Browser) -> None:
    with at(FRIDAY):
        page = asked(dana)
        shown, listed = dana.get(page).text, dana.get("/requests/").text

    assert "Will Q4 &lt;b&gt;land&lt;/b&gt;?" in shown
    for text in (shown, listed):
        assert "Waits for Maren" in text
        assert "Answer promised by Mon 17:05" in text


def test_the_hours_are_the_ones_the_practice_promised(dana: Browser, cast: Cast) -> None:
    with inside(cast.signal.client):
        Profile.objects.update(response_hours=4)

    with at(FRIDAY):
        page = asked(dana)

        assert "Answer promised by today 21:05" in dana.get(page).text


def test_asking_the_same_twice_is_once(dana: Browser, cast: Cast) -> None:
    first, second = asked(dana), asked(dana)

    with inside(cast.signal.client):
        mails = OutboxEntry.objects.filter(kind="mail.asked").count()
        assert (first, Request.objects.count(), mails) == (second, 1, 1)


def test_a_file_beside_a_question_is_kept_once_however_often_it_is_sent(dana: Browser, cast: Cast) -> None:
    form, files = {"words": WORDS, "kind": "question"}, {"attachments": ("calls.csv", b"a,b\n")}
    for _ in range(2):
        dana.post("/requests/", form, files=files)

    with inside(cast.signal.client):
        row = SentFile.objects.get()
        assert (row.request, row.name, row.person.name) == (request_of(cast), "calls.csv", "Dana Whitfield")


@pytest.mark.parametrize("words", ["", "   ", "x" * 4001], ids=["none", "blank", "too many"])
def test_no_words_and_too_many_are_refused_with_a_sentence(dana: Browser, cast: Cast, words: str) -> None:
    answer = dana.post("/requests/", {"words": words, "kind": "question"})

    assert answer.status == 422
    assert "Write what you want to ask." in answer.text or "Keep it under 4,000 characters" in answer.text
    with inside(cast.signal.client):
        assert not Request.objects.exists()


def test_it_may_be_about_something_that_was_delivered_and_nothing_else(
    dana: Browser, chase: Browser, cast: Cast
) -> None:
    about = str(cast.signal.deliverable)

    page = dana.get(asked(dana, about=about)).text
    answers = [chase.post("/requests/", {"words": WORDS, "kind": "other", "about": one}) for one in (about, uuid4())]

    assert f"about Plan for {cast.signal.canary}" in page
    assert [answer.status for answer in answers] == [422, 422]
    assert cast.signal.canary not in answers[0].text


def test_a_board_viewer_meets_packs_and_nothing_else_on_any_page(cast: Cast, chase: Browser, deliver: Delivers) -> None:
    deliver("pack.docx", b"PK", kind="board_pack", to=[cast.signal.board], title="Pack of October")
    with inside(cast.signal.client):
        Wanted.ask(Need("Numbers of the CEO", person=Person.objects.get(pk=cast.signal.sponsor)), by=cast.maren.actor)

    pages = {page: chase.get(page).text for page in ("/", "/delivered/", "/requests/", "/send/", "/opened/", "/me/")}

    assert [page for page, text in pages.items() if "Pack of October" in text] == [
        "/",
        "/delivered/",
        "/requests/",
        "/opened/",
    ]
    assert [page for page, text in pages.items() if cast.signal.canary in text or "Numbers of" in text] == []


def test_everybody_asks_and_only_the_author_and_sponsors_read_it(
    cast: Cast, dana: Browser, chase: Browser, portal_of: Portals
) -> None:
    of_chase = asked(chase, "What does the board see?")
    of_dana = asked(dana)
    rune = portal_of(cast.signal.client, as_person=person(cast.signal, role="leader"))

    assert [one.get(of_chase).status for one in (chase, dana, rune)] == [200, 200, 404]
    assert [one.get(of_dana).status for one in (chase, dana, rune)] == [404, 200, 404]
    assert "What does the board see?" in dana.get("/requests/").text
    assert "Will Q4" not in chase.get("/requests/").text


@pytest.mark.parametrize("place", ["", "replies/", "settlement/"])
def test_what_is_not_theirs_is_not_there(
    cast: Cast, dana: Browser, chase: Browser, portal_of: Portals, place: str
) -> None:
    page = asked(dana)
    alan = portal_of(cast.harbor.client, as_person=cast.harbor.sponsor)
    ask = Browser.get if not place else Browser.post

    answers = [ask(chase, page + place), ask(alan, page + place), ask(dana, f"/requests/{uuid4()}/{place}")]

    assert {(answer.status, answer.content) for answer in answers} == {(404, answers[0].content)}


def test_an_answer_stands_in_the_thread_and_closes_when_it_answers(dana: Browser, cast: Cast) -> None:
    page = asked(dana)
    with inside(cast.signal.client):
        for _ in range(2):
            request_of(cast).answer("Yes, if March holds.", by=cast.maren.actor)
    answered = dana.get(page).text

    closed = dana.post(f"{page}settlement/")

    assert answered.count("Yes, if March holds.") == 1
    assert "That answers it" in answered
    assert (closed.status, "Closed" in dana.get(page).text) == (303, True)
    with inside(cast.signal.client):
        states = list(Move.objects.values_list("state", "by_name"))
        mails = OutboxEntry.objects.filter(kind="mail.replied", payload__person=str(cast.signal.sponsor)).count()
        assert (states, mails) == ([("answered", "Maren Okafor"), ("closed", "Dana Whitfield")], 1)


def test_a_reply_opens_it_again_with_a_new_promise(dana: Browser, cast: Cast) -> None:
    with at(FRIDAY):
        page = asked(dana)
    with at(FRIDAY + timedelta(days=3)):
        with inside(cast.signal.client):
            request_of(cast).answer("Yes.", by=cast.maren.actor)
        dana.post(f"{page}settlement/")
        replies = [dana.post(f"{page}replies/", {"words": "And Q1?"}) for _ in range(2)]
        shown = dana.get(page).text

    assert [answer.status for answer in replies] == [303, 303]
    assert "Answer promised by tomorrow 17:05" in shown
    with inside(cast.signal.client):
        row = request_of(cast)
        assert (row.state, row.answered_at, Reply.objects.count()) == ("open", None, 2)
        assert OutboxEntry.objects.filter(kind="mail.asked").count() == 2


def test_parked_until_a_day_waits_for_the_practice_again_when_it_comes(dana: Browser, cast: Cast) -> None:
    wednesday = FRIDAY + timedelta(days=5)
    with at(FRIDAY):
        page = asked(dana)
        with inside(cast.signal.client):
            until = wednesday.date()
            request_of(cast).move("parked", until=until, note="After the season.", by=cast.maren.actor)
        parked = dana.get(page).text
    with at(datetime.combine(wednesday.date(), time(0, 1), CHICAGO)):
        woken = dana.get(page).text

    assert f"Parked until {wednesday:%a} {wednesday.day} {wednesday:%b}" in parked
    assert "After the season." in parked
    assert "Waits for Maren" in woken


@pytest.mark.parametrize("start", list(Request.State))
@pytest.mark.parametrize("goal", list(Request.State))
def test_the_practice_moves_a_request_only_as_listed(cast: Cast, start: str, goal: str) -> None:
    with inside(cast.signal.client):
        row = _standing_at(start, cast)
        may = goal in MOVES[start] or (goal == start and goal != "parked")

        try:
            row.move(goal, by=cast.maren.actor, until=date(2027, 2, 1) if goal == "parked" else None)
            moved = True
        except NotPossibleNow:
            moved = False

        assert (moved, Request.objects.get(pk=row.pk).state) == (may, goal if may else start)


def test_every_act_leaves_who_and_when_in_the_log(dana: Browser, cast: Cast) -> None:
    page = asked(dana)
    dana.post(f"{page}replies/", {"words": "It is urgent."})
    dana.post(f"{page}settlement/")

    assert [acts(cast.signal, act=f"request.{act}") for act in ("asked", "replied", "closed")] == [1, 1, 1]


def _standing_at(state: str, cast: Cast) -> Request:
    dana = Actor("person", "Dana Whitfield", UUID(str(cast.signal.sponsor)))
    until = date(2027, 1, 1) if state == "parked" else None
    row = Request(person_id=dana.id, kind="question", words="?", state=state, parked_until=until)
    row.promised_until = now()
    row.save()
    return row
