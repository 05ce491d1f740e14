"""Kernels that offer less: everything still starts, and what is missing is said in words."""

import textwrap
from collections.abc import Callable

import pytest

from bulkhead.base.facts import GOOD, WARN, Fact
from bulkhead.base.sealing import Seal
from bulkhead.isolation import children, control
from bulkhead.isolation.facts import seal
from bulkhead.isolation.places import Places
from tests.processes.conftest import Serving
from tests.processes.pretended import FILTER, LANDLOCK
from tests.seals import needs_seal, sealed_elsewhere

Serve = Callable[..., Serving]
SEALED = """
    from bulkhead.base import sealing
    from tests.processes.pretended import pretend
    pretend({environ})
    print(sealing.{ask}().as_json().decode())
"""
FILES, NETWORK = "no files of others", "no network"
REST = "no signals to others, no programs and no side doors of the system."
NO_FILES = f"On: {NETWORK}, {REST} Off: {FILES}."
NO_LANDLOCK = "The kernel offers no landlock here ({}); Linux 5.13 or newer can."
NO_FILTER = "The kernel takes no filter of system calls here (Invalid argument)."
WORDS = [
    ({LANDLOCK: "ENOSYS"}, f"{NO_FILES} {NO_LANDLOCK.format('Function not implemented')}"),
    ({LANDLOCK: "EOPNOTSUPP"}, f"{NO_FILES} {NO_LANDLOCK.format('Operation not supported')}"),
    *[({LANDLOCK: version, FILTER: "EINVAL"}, f"On: {FILES}. Off: {NETWORK}, {REST} {NO_FILTER}") for version in "123"],
    *[({LANDLOCK: version, FILTER: "EINVAL"}, f"On: {FILES}, {NETWORK}. Off: {REST} {NO_FILTER}") for version in "45"],
]


@needs_seal
@pytest.mark.parametrize("ask", ["seal", "offered"])
@pytest.mark.parametrize(("environ", "words"), WORDS, ids=lambda given: "" if isinstance(given, str) else str(given))
def test_what_is_missing_is_said(environ: dict[str, str], words: str, ask: str) -> None:
    told = sealed_elsewhere(textwrap.dedent(SEALED).format(environ=environ, ask=ask))

    assert Seal.told(told.encode()).words == words


@pytest.fixture
def half(monkeypatch: pytest.MonkeyPatch) -> Callable[[Seal], None]:
    """Has the supervisor tell this of its portals."""

    def tell(told: Seal) -> None:
        monkeypatch.setattr(control, "ask", lambda *_, **__: {"seal": told.as_json().decode()})

    return tell


WHOLE = Seal(landlock=True, seccomp=True, network=True, signals=True)


@pytest.mark.parametrize(
    ("told", "kind", "word", "begins"),
    [
        (WHOLE, GOOD, "On", "Each portal is locked to its own folder before it reads its key. On: no files of others,"),
        (Seal(landlock=True, network=True), WARN, "In part", "Kernel seal: in part. A portal is locked to its own"),
        (Seal(seccomp=True, network=True, signals=True), WARN, "Off", "Kernel seal: OFF. This system cannot lock"),
        (Seal(missing=("This system has no seal that Bulkhead knows; Linux has.",)), WARN, "Off", "Kernel seal: OFF."),
    ],
)
def test_the_fact_of_the_portals(
    half: Callable[[Seal], None], data: Places, told: Seal, kind: str, word: str, begins: str
) -> None:
    half(told)

    fact = _of(data, seal.PORTALS)

    assert (fact.kind, fact.word, fact.words[: len(begins)]) == (kind, word, begins)
    assert fact.words.endswith(told.words)


@pytest.mark.parametrize(
    "said", ["nonsense", "[]", "{}", '{"landlock": "yes", "missing": []}', '{"missing": [1]}', "[" * 4000]
)
def test_a_portal_that_says_anything_else_is_not_taken_for_sealed(said: str) -> None:
    assert Seal.told(said.encode()).words == (
        "Off: no files of others, no network, no signals to others, no programs and no side doors of the system."
        " What it said of its seal could not be read."
    )


def test_a_data_folder_among_the_programs_is_told(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "PROGRAMS", (data.data.parent,))

    fact = _of(data, seal.PORTALS)

    place = data.data.parent
    assert (fact.kind, fact.word, fact.words) == (
        WARN,
        "Of no use",
        f"{data.data} lies inside {place}, which every portal may read. Move it to a folder of its own.",
    )


@pytest.mark.parametrize(
    ("told", "kind", "word"), [(None, "open", "Not asked"), (WHOLE, GOOD, "On"), (Seal(), WARN, "Off")]
)
def test_the_fact_of_the_readers(
    data: Places, monkeypatch: pytest.MonkeyPatch, told: Seal | None, kind: str, word: str
) -> None:
    monkeypatch.setattr(children, "seal", lambda: told)

    fact = _of(data, seal.READERS)

    assert (fact.kind, fact.word) == (kind, word)


@needs_seal
def test_a_portal_tells_its_seal(serving: Serve) -> None:
    bulkhead = serving()

    before = _of(bulkhead.places, seal.PORTALS).words
    bulkhead.ask("acme", "/stage/who")
    fact = _of(bulkhead.places, seal.PORTALS)

    assert before.endswith("No portal has woken since Bulkhead started; this is what the kernel says it offers.")
    assert (fact.kind, fact.words) == (GOOD, f"{seal.ON} {WHOLE.words}")


def test_portals_start_and_answer_where_nothing_is_offered(serving: Serve) -> None:
    bulkhead = serving(**{LANDLOCK: "ENOSYS", FILTER: "EINVAL"})

    answered, _ = bulkhead.ask("acme", "/stage/ring")
    fact = _of(bulkhead.places, seal.PORTALS)

    assert (answered, fact.kind, fact.word) == (200, WARN, "Off")
    assert fact.words.startswith(seal.OFF)


def _of(places: Places, name: str) -> Fact:
    return next(fact for fact in seal.facts(places) if fact.name == name)
