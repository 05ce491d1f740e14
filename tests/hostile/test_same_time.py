"""In the long run the known and the unknown take the same time of the processor (Welch's t, as dudect measures)."""

import random
import time
from collections.abc import Callable
from statistics import fmean, variance

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from bulkhead.base.pace import Pace
from bulkhead.isolation import inside
from bulkhead.vault.people.sessions import SignIn
from bulkhead.vault.trail.models import OutboxEntry
from bulkhead.web.desk.adapter import SignInAdapter
from bulkhead.web.portal import actor
from tests.browse import Browser
from tests.cast import Cast
from tests.hostile.test_guessing_at_a_portal import door

__all__ = ["door"]
Act = Callable[[], object]
Pair = tuple[Act, Act]
SAME = 4.5  # above it two classes of answers are told apart by their time.
TIMES = 1000


def welch(first: list[float], second: list[float]) -> float:
    spread = variance(first) / len(first) + variance(second) / len(second)
    return (fmean(first) - fmean(second)) / spread**0.5


def timed(acts: Pair, *, times: int, between: Act = lambda: None) -> float:
    """Welch's t of two acts in random turns; the slowest twentieth is the machine's own."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(times * 2):
        which = random.randrange(2)
        began = time.process_time()
        acts[which]()
        taken[which].append(time.process_time() - began)
        between()
    return welch(*[sorted(one)[: int(len(one) * 0.95)] for one in taken])


@pytest.fixture
def judge(record_property: Callable[[str, object], None]) -> Callable[..., float]:
    def judged(what: str, pair: Pair, *, between: Act = lambda: None) -> float:
        for act in pair * 20:
            act()  # what is remembered for good is remembered now.
            between()
        t = timed(pair, times=TIMES, between=between)
        record_property("measured", f"{what}, known and unknown, {TIMES:,} times each: Welch's t {t:.2f}")
        return abs(t)

    return judged


@pytest.mark.deep
@pytest.mark.parametrize("what", ["a person", "a calendar", "a host"])
def test_a_portal_takes_as_long_for_the_unknown(
    door: Browser, cast: Cast, what: str, judge: Callable[..., float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actor, "PACE", Pace(most=10**9, seconds=60))  # how long one takes, not how many there are.
    monkeypatch.setattr("bulkhead.web.portal.views.feeds.PACE", Pace(most=10**9, seconds=60))
    pairs: dict[str, Pair] = {
        "a person": (_asks(door, "dana@signalfoundry.example"), _asks(door, "nina@signalfoundry.example")),
        "a calendar": (lambda: door.get(f"/feeds/{'m' * 43}.ics"), lambda: door.get(f"/feeds/{'n' * 43}.ics")),
        "a host": (_at(door, "harbor.localhost:8101"), _at(door, "nobody.localhost:8101")),
    }

    def forget() -> None:
        """Each request finds the vault as the first one did."""
        with inside(cast.signal.client):
            SignIn.objects.all().delete()
            OutboxEntry.objects.filter(kind="mail.sign_in").delete()

    assert judge(what, pairs[what], between=forget) < SAME


@pytest.mark.deep
def test_the_desk_takes_as_long_for_an_unknown_name(
    stranger: Browser, judge: Callable[..., float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SignInAdapter, "pre_authenticate", lambda *_, **__: None)
    monkeypatch.setattr(Argon2PasswordHasher, "time_cost", 1)  # a hash so short that nothing hides behind it.
    monkeypatch.setattr(Argon2PasswordHasher, "memory_cost", 64)

    pair = (_tries(stranger, "maren@northlight.example"), _tries(stranger, "marta@northlight.example"))

    assert judge("a person of the practice", pair) < SAME


def test_the_measure_tells_apart_what_is_apart() -> None:
    def busy(rounds: int) -> Act:
        return lambda: sum(range(rounds))

    assert abs(timed((busy(20_000), busy(40_000)), times=100)) > SAME


def _asks(browser: Browser, name: str) -> Act:
    return lambda: browser.post("/sign-ins/", {"email": name})


def _tries(browser: Browser, name: str) -> Act:
    return lambda: browser.post("/sign-in/", {"login": name, "password": "not this"})


def _at(browser: Browser, host: str) -> Act:
    return lambda: Browser(browser.application, host).get("/")
