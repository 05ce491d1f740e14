"""Approve, ask for a change, comment: once each, by whom it was asked, and never about what one was not given."""

from uuid import uuid4

import pytest

from bulkhead.isolation import inside
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked, Comment
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.people.models import Person
from tests.browse import Browser
from tests.cast import Cast
from tests.portal.conftest import Delivers, Portals, person

PLACES = ("approvals/", "changes/", "comments/")


def count(cast: Cast) -> tuple[int, int, int]:
    with inside(cast.signal.client):
        said = Comment.objects.filter(by_practice=False)
        return Approval.objects.count(), ChangeAsked.objects.count(), said.count()


def test_approving_shows_who_and_takes_it_from_the_list(dana: Browser, cast: Cast, signal_plan: str) -> None:
    answer = dana.post(f"{signal_plan}approvals/")

    assert (answer.status, answer.location) == (303, f"{signal_plan}#answers")
    assert "You approved this version" in dana.get(signal_plan).text
    assert "approvals/" not in dana.get("/").text
    assert count(cast) == (1, 0, 0)


def test_approving_twice_is_once(dana: Browser, cast: Cast, signal_plan: str) -> None:
    answers = [dana.post(f"{signal_plan}approvals/") for _ in range(2)]

    assert [answer.status for answer in answers] == [303, 303]
    assert count(cast) == (1, 0, 0)


def test_asking_for_a_change_keeps_the_words(dana: Browser, cast: Cast, signal_plan: str) -> None:
    assert dana.get(f"{signal_plan}changes/").status == 200

    answer = dana.post(f"{signal_plan}changes/", {"words": "Name <b>the</b> partners.\nAll of them."})

    page = dana.get(signal_plan).text
    assert answer.status == 303
    assert "<p>Name &lt;b&gt;the&lt;/b&gt; partners.</p>" in page
    assert "<p>All of them.</p>" in page
    assert "approvals/" not in dana.get("/").text


def test_the_same_change_or_comment_sent_twice_is_one(dana: Browser, cast: Cast, signal_plan: str) -> None:
    for place in ("changes/", "changes/", "comments/", "comments/"):
        assert dana.post(signal_plan + place, {"words": "Once."}).status == 303

    assert count(cast) == (0, 1, 1)


def test_a_comment_of_theirs_is_not_judged_and_names_whom_it_likes(dana: Browser, cast: Cast, signal_plan: str) -> None:
    answer = dana.post(f"{signal_plan}comments/", {"words": "Ask Harbor Clinics how they do it."})

    assert answer.status == 303
    assert "Ask Harbor Clinics how they do it." in dana.get(signal_plan).text
    assert count(cast) == (0, 0, 1)


@pytest.mark.parametrize("place", ["changes/", "comments/"])
def test_no_words_and_too_many_are_refused_with_a_sentence(
    dana: Browser, cast: Cast, signal_plan: str, place: str
) -> None:
    empty, long = (dana.post(signal_plan + place, {"words": words}) for words in ("  ", "x" * 4001))

    assert (empty.status, long.status) == (422, 422)
    assert "Keep it under 4,000 characters" in long.text
    assert count(cast) == (0, 0, 0)


def test_an_earlier_version_can_no_longer_be_approved(dana: Browser, cast: Cast, signal_plan: str) -> None:
    with inside(cast.signal.client):
        work = Deliverable.objects.get(pk=cast.signal.deliverable)
        kept, by = vault_blobs().put([b"2"]), cast.maren.actor
        version = work.add_version(kept, name="plan.docx", kind="docx", by=by, reissued_because="a typing error")
        work.send_for_review(by=cast.maren.actor)
        Delivery.deliver(version, readers=[_sponsor(cast)], approvers=[], by=cast.maren.actor)

    answer = dana.post(f"{signal_plan}approvals/")

    assert answer.status == 409
    assert "A newer version was delivered; answer that one." in answer.text
    assert count(cast) == (0, 0, 0)


def test_a_leader_who_was_not_asked_reads_and_comments_but_does_not_approve(
    cast: Cast, portal_of: Portals, deliver: Delivers
) -> None:
    rune = person(cast.signal, role="leader")
    delivery = deliver("brief.docx", b"PK", kind="brief", to=[rune])
    browser = portal_of(cast.signal.client, as_person=rune)

    answers = [browser.post(f"/delivered/{delivery}/{place}", {"words": "Yes."}) for place in PLACES]

    assert [answer.status for answer in answers] == [409, 409, 303]
    assert "You were not asked to approve this" in answers[0].text
    assert count(cast) == (0, 0, 1)


def test_a_leader_who_was_asked_approves(cast: Cast, portal_of: Portals, deliver: Delivers) -> None:
    rune = person(cast.signal, role="leader")
    delivery = deliver("brief.docx", b"PK", kind="brief", to=[rune], approve=True)

    answer = portal_of(cast.signal.client, as_person=rune).post(f"/delivered/{delivery}/approvals/")

    assert answer.status == 303
    assert count(cast) == (1, 0, 0)


def test_a_board_viewer_comments_on_a_pack_but_cannot_approve_it(cast: Cast, chase: Browser, deliver: Delivers) -> None:
    delivery = deliver("pack.docx", b"PK", kind="board_pack", to=[cast.signal.board])

    answers = [chase.post(f"/delivered/{delivery}/{place}", {"words": "Thank you."}) for place in PLACES]

    assert [answer.status for answer in answers] == [409, 409, 303]
    assert "a sponsor or leader approves" in answers[0].text


@pytest.mark.parametrize("place", PLACES)
def test_what_one_was_not_given_cannot_be_answered(
    cast: Cast, chase: Browser, dana: Browser, portal_of: Portals, signal_plan: str, place: str
) -> None:
    alan = portal_of(cast.harbor.client, as_person=cast.harbor.sponsor)
    words = {"words": "No."}

    answers = [chase.post(signal_plan + place, words), alan.post(signal_plan + place, words)]
    answers.append(dana.post(f"/delivered/{uuid4()}/{place}", words))

    assert {(answer.status, answer.content) for answer in answers} == {(404, answers[0].content)}
    assert count(cast) == (0, 0, 0)


@pytest.mark.parametrize("place", PLACES)
def test_nobody_signed_in_and_no_token_change_nothing(
    cast: Cast, dana: Browser, visitor: Browser, signal_plan: str, place: str
) -> None:
    outside = visitor.post(signal_plan + place, {"words": "No."})
    forged = dana.post(signal_plan + place, {"words": "No."}, token=False)
    elsewhere = dana.post(signal_plan + place, {"words": "No."}, sec_fetch_site="cross-site")

    assert (outside.status, outside.location) == (302, "/sign-in/")
    assert (forged.status, elsewhere.status) == (403, 403)
    assert count(cast) == (0, 0, 0)


def test_looking_at_an_answer_is_not_giving_it(dana: Browser, signal_plan: str) -> None:
    assert [dana.get(signal_plan + place).status for place in PLACES] == [405, 200, 405]


def _sponsor(cast: Cast) -> Person:
    return Person.objects.get(pk=cast.signal.sponsor)
