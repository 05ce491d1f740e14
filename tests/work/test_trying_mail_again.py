"""A mail the server would not have is tried again; one it had and nobody noted is the same mail."""

import time

import pytest

from bulkhead.isolation import inside
from bulkhead.practice.mail import sending
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.work import parcels
from bulkhead.work.kinds import KINDS
from bulkhead.work.sending import Sending
from tests.cast import Cast
from tests.work.conftest import Post, UseServer
from tests.work.letters import add_priya, drained, retry


@pytest.mark.parametrize("answer", ["451 come back later", "554 we do not like this"])
def test_a_message_the_server_refuses_is_tried_again(
    cast: Cast, post: Post, use_server: UseServer, answer: str
) -> None:
    use_server(post.port)
    post.answer = answer
    add_priya(cast.signal, cast)
    first = drained(cast.signal)
    post.answer = "250 OK"
    retry(cast.signal)

    second = drained(cast.signal)

    assert first == [("mail.invitation", f"The mail server answered {answer[:3]}.", False)]
    assert second == [("mail.invitation", "", True)]
    assert len(post.received) == 1


def test_a_server_that_never_answers_is_left_and_tried_again(
    cast: Cast, stalled: int, use_server: UseServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "PATIENCE", 0.3)
    use_server(stalled)
    add_priya(cast.signal, cast)

    outcome = drained(cast.signal)

    assert outcome == [("mail.invitation", "The mail server could not be reached, or hung up.", False)]


def test_other_mail_does_not_wait_for_a_server_that_was_silent_a_moment_ago(
    cast: Cast, stalled: int, post: Post, use_server: UseServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "PATIENCE", 0.3)
    monkeypatch.setattr(parcels, "SLOW", 0.2)
    use_server(stalled)
    for member in (cast.signal, cast.harbor):
        add_priya(member, cast)
    drained(cast.signal)

    began = time.monotonic()
    waiting = drained(cast.harbor)
    took = time.monotonic() - began
    use_server(post.port)
    retry(cast.harbor)

    assert waiting == [("mail.invitation", "The mail server could not be reached, or hung up.", False)]
    assert took < 0.3
    assert drained(cast.harbor) == [("mail.invitation", "", True)]


def test_a_worker_killed_before_it_noted_the_mail_sends_the_same_message_id(
    cast: Cast, post: Post, use_server: UseServer
) -> None:
    use_server(post.port)
    add_priya(cast.signal, cast)
    with inside(cast.signal.client):
        row = OutboxEntry.objects.get(done_at=None, kind="mail.invitation")
        once = Sending(cast.signal.client.vault_id, row.kind, dict(row.payload), row.key)
    KINDS[once.kind](once)  # and the process ends here.

    drained(cast.signal)

    first, second = (message["Message-ID"] for _, message in post.received)
    assert first == second
