"""Files that real programs wrote: each is read or held in time, and what a reader sees in them is found."""

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from bulkhead.guard.matching import Names, Term, judge
from bulkhead.guard.matching.terms import STRONG
from bulkhead.guard.reading import read
from bulkhead.guard.readings import Reading
from bulkhead.guard.verdicts import Verdict
from tests.guard import cast
from tests.guard.real_files import ROOT, real_files, words_of

LONGEST = 10

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(not ROOT, reason="NOT RUN: BULKHEAD_TEST_DATA is not set"),
]


@cache
def read_once(path: Path) -> tuple[Reading, float]:
    began = time.process_time()
    return read(path.name, content=path.read_bytes()), time.process_time() - began


def unfound(path: Path) -> list[str]:
    """Words that a reader sees and the reading does not have."""
    words = words_of(path)
    names = Names(Term(word, "short_name", word) for word in words)
    sightings = names.sightings(read_once(path)[0].passages, target="")
    found = {sighting.finding.client for sighting in sightings if sighting.strength == STRONG}
    return [word for word in words if word not in found]


def test_every_file_has_a_verdict_or_a_reason_in_words() -> None:
    names = cast.names()

    judged = {path.name: judge(read_once(path)[0], names=names, target="harbor") for path in real_files()}

    held = [judgement.reason for judgement in judged.values() if judgement.verdict is Verdict.HOLD]
    assert [name for name, found in judged.items() if found.verdict is not Verdict.PASS and not found.reason] == []
    assert [reason for reason in held if not reason.endswith(".") or " " not in reason] == []
    assert (len(judged) > 150, len(held) < len(judged) / 3) == (True, True)


def test_no_file_takes_long() -> None:
    took = {path.name: read_once(path)[1] for path in real_files()}

    assert [name for name, seconds in took.items() if seconds > LONGEST] == []


def test_what_a_reader_sees_is_found(record_property: Callable[[str, object], None]) -> None:
    whole = [path for path in real_files() if words_of(path) and not read_once(path)[0].hold]
    asked = sum(len(words_of(path)) for path in whole)

    missing = {path.name: unfound(path) for path in whole}

    found = asked - sum(map(len, missing.values()))
    record_property("measured", f"Guard, {len(whole)} real files: {found} of {asked} words found that a reader sees")
    assert {name: words for name, words in missing.items() if words} == {}
    assert (len(whole) > 90, asked > 800) == (True, True)


def test_arabic_on_a_page_is_read_in_the_order_of_its_letters() -> None:
    """A page keeps right-to-left text in the order in which it is drawn."""
    reading, _ = read_once(Path(ROOT, "pdf", "habibi.pdf"))

    judgement = judge(reading, names=Names([Term("beloved", "short_name", "حبيبي")]), target="harbor")

    assert judgement.verdict is Verdict.STOP
