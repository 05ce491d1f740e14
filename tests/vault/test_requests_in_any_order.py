"""Whoever acts in whatever order: a request and a thing wanted move only as listed, and every move keeps who."""

from datetime import date
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.people.models import Person
from bulkhead.vault.requests.models import MOVES, Request
from bulkhead.vault.requests.sent import Parcel, SentFile
from bulkhead.vault.requests.wanted import Need, Wanted
from bulkhead.vault.trail.models import VaultLine
from tests.cast import Cast

LISTED_OF_WANTED = {
    ("asked", "received"),
    ("asked", "accepted"),
    ("asked", "sent_back"),
    ("asked", "withdrawn"),
    ("received", "received"),
    ("received", "accepted"),
    ("received", "sent_back"),
    ("received", "withdrawn"),
    ("sent_back", "received"),
    ("sent_back", "accepted"),
    ("sent_back", "withdrawn"),
}
RUNS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ACTS = some.lists(some.sampled_from(["answer", "reply", "settle", *MOVES]), max_size=10)
STEPS = some.lists(some.sampled_from(["send", "accept", "send_back", "withdraw"]), max_size=8)


@RUNS
@given(acts=ACTS)
def test_a_request_keeps_its_states_in_any_order(open_cast: Cast, acts: list[str]) -> None:
    dana, by = Person.objects.get(pk=open_cast.signal.sponsor), open_cast.maren.actor
    Request.objects.all().delete()
    row = Request.ask("?", kind="question", person=dana)
    for count, act in enumerate(acts):
        try:
            if act == "answer":
                row.answer(f"Answer {count}.", by=by)
            elif act == "reply":
                row.reply(f"Reply {count}.", person=dana)
            elif act == "settle":
                row.settle(person=dana)
            else:
                row.move(act, by=by, until=date(2030, 1, 1) if act == "parked" else None)
        except NotPossibleNow:
            continue

    states = ["open", *row.moves.values_list("state", flat=True)]
    again = [(here, there) for here, there in pairwise(states) if not _may(here, there)]
    assert (again, states[-1]) == ([], Request.objects.get(pk=row.pk).state)
    assert not row.moves.filter(by_name="").exists()
    VaultLine.verify()


@RUNS
@given(steps=STEPS, files=some.integers(min_value=0, max_value=3))
def test_what_is_wanted_keeps_its_states_in_any_order(open_cast: Cast, steps: list[str], files: int) -> None:
    dana, by = Person.objects.get(pk=open_cast.signal.sponsor), open_cast.maren.actor
    Wanted.objects.all().delete()
    row = Wanted.ask(Need("Numbers", files=files), by=by)
    for count, step in enumerate(steps):
        try:
            if step == "send":
                SentFile.hand_in([Parcel(vault_blobs().put([b"%d" % count]), "a.csv")], wanted=row, person=dana)
            elif step == "send_back":
                row.send_back(because=f"Reason {count}.", by=by)
            else:
                getattr(row, step)(by=by)
        except NotPossibleNow:
            continue

    states = list(row.moves.values_list("state", flat=True))
    pairs = set(pairwise(states))
    standing = Wanted.objects.get(pk=row.pk)
    assert (pairs - LISTED_OF_WANTED, states[-1]) == (set(), standing.state)
    assert standing.received == SentFile.objects.filter(wanted=row).count()


def _may(here: str, there: str) -> bool:
    """As listed; opened again by a reply, and closed by the client's side from anywhere."""
    return there in MOVES[here] or (there == "open" and here != "open") or (there == "closed" and here != "closed")
