"""The status page and the doctor say whether every client's store is up to date, and why one is not."""

import pytest

from bulkhead.base.facts import BAD, GOOD, OPEN, UNKNOWN, WARN
from bulkhead.isolation import upgrades
from bulkhead.isolation.facts.upgrades import facts
from bulkhead.isolation.places import Places
from bulkhead.isolation.upgrades import Upgrade

LOCKED, DAMAGED = "It is locked.", "It is damaged."


@pytest.mark.parametrize(
    ("upgrade", "kind", "word", "words"),
    [
        (Upgrade(3, 3, finished=True), GOOD, "Current", "Every client's store is up to date."),
        (Upgrade(9, 8, finished=False), WARN, "8 of 9", "1 client is still being brought up to date"),
        (Upgrade(9, 2, finished=False), WARN, "2 of 9", "7 clients are still being brought up to date"),
        (
            Upgrade(9, 9, finished=True, broken={"a": LOCKED, "b": DAMAGED, "c": LOCKED}),
            BAD,
            "Left out: 3",
            f"These cannot be opened until they are brought up to date: 2 × {LOCKED} 1 × {DAMAGED}",
        ),
        (Upgrade(3, 3, finished=True, schema="of yesterday"), OPEN, UNKNOWN, "Nobody has looked yet"),
    ],
)
def test_it_says(data: Places, upgrade: Upgrade, kind: str, word: str, words: str) -> None:
    upgrades.note(upgrade, places=data)

    [fact] = facts(data)

    assert (fact.kind, fact.word, fact.words.startswith(words)) == (kind, word, True)


def test_nobody_has_looked(data: Places) -> None:
    assert [fact.kind for fact in facts(data)] == [OPEN]


def test_half_a_note_is_none(data: Places) -> None:
    (data.run / upgrades.FILE).write_text('{"vaults": 3, "do')

    assert upgrades.last(data) is None
