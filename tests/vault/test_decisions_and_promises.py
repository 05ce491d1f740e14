"""What was decided and promised: once, kept or let go, with who and when."""

from datetime import date
from typing import TYPE_CHECKING

from bulkhead.isolation import inside

if TYPE_CHECKING:
    from tests.cast import Cast

DAY = date(2026, 12, 1)


def test_the_same_promise_again_stands_once(cast: "Cast") -> None:
    from bulkhead.vault.models import Promise, VaultLine

    with inside(cast.signal.client):
        for _ in range(3):
            Promise.make("A list", to_name="Dana", due_on=DAY, by=cast.maren.actor)

        assert (Promise.objects.count(), VaultLine.objects.filter(act="promise.made").count()) == (1, 1)


def test_a_kept_promise_can_be_made_again(cast: "Cast") -> None:
    from bulkhead.vault.models import Promise

    with inside(cast.signal.client):
        Promise.make("A list", to_name="Dana", due_on=DAY, by=cast.maren.actor).keep(by=cast.maren.actor)
        again = Promise.make("A list", to_name="Dana", due_on=DAY, by=cast.maren.actor)

        assert again.is_open


def test_keeping_twice_is_one_line_in_the_log(cast: "Cast") -> None:
    from bulkhead.vault.models import Promise, VaultLine

    with inside(cast.signal.client):
        row = Promise.make("A list", to_name="Dana", due_on=DAY, by=cast.maren.actor)
        acts = [row.keep(by=cast.maren.actor), row.keep(by=cast.maren.actor)]

        assert (acts, VaultLine.objects.filter(act="promise.kept").count()) == ([True, False], 1)


def test_what_was_kept_is_not_let_go_afterwards(cast: "Cast") -> None:
    from bulkhead.vault.models import Promise

    with inside(cast.signal.client):
        row = Promise.make("A list", to_name="Dana", due_on=DAY, by=cast.maren.actor)
        row.keep(by=cast.maren.actor)

        assert row.let_go(because="no time", by=cast.maren.actor) is False
        assert (row.let_go_at, row.let_go_because, row.kept_by) == (None, "", "Maren Okafor")


def test_a_decision_takes_the_place_of_another_once(cast: "Cast") -> None:
    from bulkhead.vault.models import Decision

    by = cast.maren.actor
    with inside(cast.signal.client):
        old = Decision.take("Paid", choice="Go on", owner_name="Dana", decided_on=DAY, by=by)
        new = Decision.take("Paid", choice="Stop", owner_name="Dana", decided_on=DAY, by=by, instead_of=old)
        late = Decision.take("Paid", choice="Half", owner_name="Dana", decided_on=DAY, by=by, instead_of=old)
        old.refresh_from_db()

        assert (old.superseded_by_id, old.stands, late.stands) == (new.id, False, True)


def test_a_promise_of_one_client_is_nothing_in_another(cast: "Cast") -> None:
    from bulkhead.vault.models import Promise

    with inside(cast.signal.client):
        Promise.make("A list", to_name="Dana", due_on=DAY, by=cast.maren.actor)

    with inside(cast.harbor.client):
        assert Promise.objects.count() == 0
