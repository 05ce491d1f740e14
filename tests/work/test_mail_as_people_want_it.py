"""Mail about what is asked and sent, and how each person wants to be told: at once, once a day, or only to answer."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bulkhead.base.clock import at, now
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.sessions import SignIn
from bulkhead.vault.requests.models import Request
from bulkhead.vault.requests.sent import Parcel, SentFile
from bulkhead.vault.requests.wanted import Need, Wanted
from bulkhead.vault.trail.models import OutboxEntry
from tests.cast import SIGNAL_CANARY, Cast
from tests.work.conftest import Post, UseServer
from tests.work.letters import drained, link_in, plain

CHICAGO = ZoneInfo("America/Chicago")
EVENING = datetime.combine(now().astimezone(CHICAGO).date(), time(18), CHICAGO)


@pytest.fixture(autouse=True)
def _server(post: Post, use_server: UseServer) -> None:
    use_server(post.port)


def deliver(cast: Cast, *, approve: bool) -> UUID:
    """Something for Dana."""
    dana = _dana(cast)
    work = Deliverable.plan(f"Pack for {SIGNAL_CANARY}", kind="plan", due_on=date(2027, 3, 1), by=cast.maren.actor)
    version = work.add_version(vault_blobs().put([b"1"]), name="a.docx", kind="docx", by=cast.maren.actor)
    work.send_for_review(by=cast.maren.actor)
    people = [dana]
    return Delivery.deliver(
        version, readers=[] if approve else people, approvers=people if approve else [], by=cast.maren.actor
    ).pk


def _dana(cast: Cast) -> Person:
    return Person.objects.get(pk=cast.signal.sponsor)


def _ask(cast: Cast) -> Request:
    return Request.ask(f"What about {SIGNAL_CANARY}?", kind="question", person=_dana(cast))


def sent(cast: Cast, post: Post, *, moment: datetime = EVENING) -> list[str]:
    """Who was written to with what, when all that is due went out."""
    with at(moment):
        drained(cast.signal)
    return [f"{to[0].partition('@')[0]}: {message['Subject']}" for to, message in post.received]


def test_a_question_reaches_the_lead_without_a_word_of_it(cast: Cast, post: Post) -> None:
    with at(EVENING), inside(cast.signal.client):
        asked = _ask(cast)

    assert sent(cast, post) == ["maren: Signal: something is asked"]
    assert SIGNAL_CANARY not in post.only().as_string()
    assert link_in(post.only()).endswith(f"/in/signal/requests/{asked.pk}/")


def test_a_question_that_was_answered_before_the_mail_went_needs_none(cast: Cast, post: Post) -> None:
    with at(EVENING), inside(cast.signal.client):
        _ask(cast).answer("Yes.", by=cast.maren.actor)

    assert sent(cast, post) == ["dana: News about what you asked"]


def test_a_file_sent_by_itself_reaches_the_lead_without_its_name(cast: Cast, post: Post) -> None:
    with at(EVENING), inside(cast.signal.client):
        SentFile.send([Parcel(vault_blobs().put([b"1"]), f"{SIGNAL_CANARY}.csv")], person=_dana(cast))

    assert sent(cast, post) == ["maren: Signal: a file was sent"]
    assert SIGNAL_CANARY not in post.only().as_string()


def test_something_wanted_is_asked_of_one_person_without_saying_what(cast: Cast, post: Post) -> None:
    with at(EVENING), inside(cast.signal.client):
        chase = Person.objects.get(pk=cast.signal.board)
        wanted = Wanted.ask(Need(f"Numbers of {SIGNAL_CANARY}", person=chase), by=cast.maren.actor)

    assert sent(cast, post) == ["chase: Maren Okafor needs something from you"]
    assert SIGNAL_CANARY not in post.only().as_string()
    assert link_in(post.only()) == f"{cast.signal.client.portal_address}send/{wanted.pk}/"


def test_something_wanted_of_anyone_is_told_to_sponsors(cast: Cast, post: Post) -> None:
    with at(EVENING), inside(cast.signal.client):
        Wanted.ask(Need("Numbers"), by=cast.maren.actor)

    assert sent(cast, post) == ["dana: Maren Okafor needs something from you"]


def test_what_was_withdrawn_before_the_mail_went_is_asked_of_nobody(cast: Cast, post: Post) -> None:
    with at(EVENING), inside(cast.signal.client):
        Wanted.ask(Need("Numbers"), by=cast.maren.actor).withdraw(by=cast.maren.actor)

    assert sent(cast, post) == []


def test_one_mail_in_the_morning_for_all_of_a_day(cast: Cast, post: Post) -> None:
    with at(EVENING), inside(cast.signal.client):
        _dana(cast).choose_news("daily")
        deliver(cast, approve=False)
        deliver(cast, approve=True)
        Wanted.ask(Need("Numbers"), by=cast.maren.actor)

    at_night = sent(cast, post)
    in_the_morning = sent(cast, post, moment=EVENING + timedelta(hours=13, minutes=31))
    later = sent(cast, post, moment=EVENING + timedelta(days=2))

    assert (at_night, in_the_morning, later) == ([], ["dana: News in your portal"], ["dana: News in your portal"])
    assert SIGNAL_CANARY not in post.only().as_string()


def test_a_morning_without_news_brings_no_mail(cast: Cast, post: Post) -> None:
    with at(EVENING), inside(cast.signal.client):
        _dana(cast).choose_news("daily")
        delivery = deliver(cast, approve=False)
    sent(cast, post)

    with at(EVENING), inside(cast.signal.client):
        Reader.objects.filter(delivery=delivery).update(opened_at=now())

    assert sent(cast, post, moment=EVENING + timedelta(days=1)) == []


def test_a_daily_mail_the_server_refused_goes_out_later_and_forgets_nothing(cast: Cast, post: Post) -> None:
    with at(EVENING), inside(cast.signal.client):
        _dana(cast).choose_news("daily")
        deliver(cast, approve=False)
    sent(cast, post)
    post.answer = "451 later"
    refused = sent(cast, post, moment=EVENING + timedelta(hours=14))

    post.answer = "250 OK"

    assert refused == []
    assert sent(cast, post, moment=EVENING + timedelta(hours=15)) == ["dana: News in your portal"]


@pytest.mark.parametrize(("approve", "subjects"), [(True, ["dana: A new document waits in your portal"]), (False, [])])
def test_only_what_one_must_answer(cast: Cast, post: Post, approve: bool, subjects: list[str]) -> None:
    with at(EVENING), inside(cast.signal.client):
        _dana(cast).choose_news("answers")
        deliver(cast, approve=approve)
        _ask(cast).answer("Yes.", by=cast.maren.actor)

    assert sent(cast, post) == subjects
    with inside(cast.signal.client):
        assert not OutboxEntry.objects.filter(done_at=None, kind__startswith="mail.").exists()


@pytest.mark.parametrize("news", ["daily", "answers"])
def test_a_sign_in_link_always_comes_at_once(cast: Cast, post: Post, news: str) -> None:
    with at(EVENING), inside(cast.signal.client):
        _dana(cast).choose_news(news)
        SignIn.ask(_dana(cast), nonce="this browser")

    assert sent(cast, post) == ["dana: Sign in to the Signal Foundry portal"]


def test_whoever_was_removed_is_told_nothing_more(cast: Cast, post: Post) -> None:
    with at(EVENING), inside(cast.signal.client):
        chase = Person.objects.get(pk=cast.signal.board)
        Request.ask("?", kind="question", person=chase).answer("Yes.", by=cast.maren.actor)
        Wanted.ask(Need("Numbers", person=chase), by=cast.maren.actor)
        chase.remove(by=cast.maren.actor)

    assert sent(cast, post) == []


def test_no_mail_names_another_client(cast: Cast, post: Post) -> None:
    with at(EVENING), inside(cast.signal.client):
        _ask(cast)
        Wanted.ask(Need("Numbers"), by=cast.maren.actor)

    sent(cast, post)

    assert [plain(message) for _, message in post.received if "Harbor" in plain(message)] == []
