"""The practice's edition says everything; a client's says nothing of any other, in none of its layers."""

import json
import re
from dataclasses import replace

import pytest

from bulkhead.base.check_report import Leak, Portal, Report, Spy
from bulkhead.base.leaks import leaks
from bulkhead.cli.check.certifying import for_client, for_practice
from bulkhead.guard.reading import read
from bulkhead.render.certificate import as_page, as_paper

NAMES = ("Signal Foundry", "Harbor Clinics", "Bloom & Barrow", "Cadence Tooling", "Anchor Freight", "Pilot Classroom")
PORTALS = tuple(Portal(name, f"slug-{name[:3].lower()}", 4, 868, 37, 0, 225) for name in NAMES)
SPIES = (Spy("on a page of another portal", True), Spy("in a mail", True))
COUNTS = {"clients": 6, "people": 22, "practitioners": 4, "strangers": 34, "visits": 72, "requests": 31_346}
COUNTS |= {"bytes": 181_766_073, "foreign": 11_750, "forms": 2_062, "searches": 3_250, "left_out": 99, "limited": 7}
COUNTS |= {"canaries": 856, "fields": 374, "rows": 1_865, "documents": 166, "documents_by_sum": 0, "names": 63}
COUNTS |= {"mails": 184, "files_left": 210}
WHOLE = Report(
    practice="Northlight Fractional",
    version="0.1.0",
    began="2026-11-22T20:50:00+00:00",
    seconds=144.0,
    counts=COUNTS,
    addresses={"desk": 170, "portal": 47},
    spies=SPIES,
    portals=PORTALS,
    standing=(("Seal of portals", "On", "All 6 portals are sealed."), ("Backup", "Proven", "6 of 6 clients.")),
)
LEAK = Leak("canary", "Harbor Clinics", "sponsor", "portal of Signal Foundry", "/", "Comment.words, UTF-8, answer", 3)


def smaller(report: Report) -> Report:
    """The same client's part in a practice of two: every number of the whole is another one."""
    counts = {name: count // 3 + 1 for name, count in report.counts.items()}
    standing = (("Seal of portals", "On", "Both portals are sealed."), ("Backup", "Proven", "2 of 2 clients."))
    return replace(report, counts=counts, seconds=51.0, portals=report.portals[:2], standing=standing)


def words_of(paper: bytes) -> str:
    return " ".join(passage.text for passage in read("paper.pdf", content=paper).passages)


def without_moments(page: str) -> str:
    return re.sub(r"sha256-[^']+", "", page)


def test_a_clients_edition_is_the_same_in_a_practice_of_two_and_of_six() -> None:
    two, six = for_client(smaller(WHOLE), portal=PORTALS[0]), for_client(WHOLE, portal=PORTALS[0])

    assert replace(two, made_at=six.made_at) == six
    assert without_moments(as_page(two)) == without_moments(as_page(six))
    assert words_of(as_paper(two)) == words_of(as_paper(six))


def test_a_clients_edition_names_no_other_client_in_any_layer() -> None:
    certificate = for_client(replace(WHOLE, leaks=(LEAK,)), portal=PORTALS[0])
    others = [word for portal in PORTALS[1:] for word in (portal.name, portal.slug)]
    paper = as_paper(certificate)

    assert leaks(as_page(certificate).encode(), others) + leaks(paper, others) == []
    assert leaks(words_of(paper).encode(), others) == []


def test_a_clients_edition_says_its_own_name_and_numbers_on_paper_too() -> None:
    words = words_of(as_paper(for_client(WHOLE, portal=PORTALS[0])))

    assert [word in words for word in ("Signal Foundry", "868", "37", "Passed", "Northlight Fractional")] == [True] * 5


@pytest.mark.parametrize(
    ("report", "status", "words"),
    [
        (WHOLE, "clean", "Passed"),
        (replace(WHOLE, leaks=(LEAK,)), "leak", "Failed"),
        (replace(WHOLE, spies=(Spy("in a mail", False),)), "void", "Void"),
        (replace(WHOLE, spies=(), leaks=(LEAK,)), "void", "Void"),
    ],
)
def test_the_practices_edition_says_how_it_went(report: Report, status: str, words: str) -> None:
    page = as_page(for_practice(report))

    assert (report.status, f">{words}<" in page) == (status, True)


def test_a_leak_is_told_to_the_practice_with_all_that_helps_to_find_it() -> None:
    words = words_of(as_paper(for_practice(replace(WHOLE, leaks=(LEAK,)))))

    assert [word in words for word in ("Harbor Clinics", "portal of Signal Foundry", "sponsor")] == [True] * 3


def test_a_client_is_told_of_a_leak_that_concerns_it_alone() -> None:
    hit = replace(PORTALS[1], leaks=3)
    report = replace(WHOLE, leaks=(LEAK,), portals=(PORTALS[0], hit))

    assert (for_client(report, portal=PORTALS[0]).status, for_client(report, portal=hit).status) == ("clean", "leak")


def test_a_report_reads_back_as_it_was_written() -> None:
    report = replace(WHOLE, leaks=(LEAK,), failed=("portal GET /x answered 500",))

    assert Report.from_json(report.as_json()) == report
    assert json.loads(report.as_json())["status"] == "leak"


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (replace(WHOLE, failed=("portal GET /x answered 500",)), "1 kind of answers failed"),
        (replace(WHOLE, not_served=("0192",)), "1 store could not be opened"),
        (
            replace(WHOLE, portals=(replace(PORTALS[0], unseen=1), *PORTALS[1:])),
            "at 1 client not everybody was let in and shown what is theirs",
        ),
        (
            replace(WHOLE, portals=(replace(PORTALS[0], people=0), *PORTALS[1:])),
            "at 1 client not everybody was let in and shown what is theirs",
        ),
    ],
)
def test_a_check_that_did_not_try_everything_is_void(report: Report, words: str) -> None:
    certificate = for_practice(report)

    assert (report.status, certificate.status, certificate.headline) == ("void", "void", f"This check is void: {words}")


@pytest.mark.parametrize(
    ("portal", "words"),
    [
        (replace(PORTALS[0], unseen=1), "not everybody was let in and shown what is theirs"),
        (replace(PORTALS[0], failed=2), "2 answers failed"),
    ],
)
def test_a_clients_edition_is_void_where_that_client_was_not_tried(portal: Portal, words: str) -> None:
    report = replace(WHOLE, portals=(portal, *PORTALS[1:]))
    editions = [for_client(report, portal=one) for one in report.portals[:2]]

    assert [one.status for one in editions] == ["void", "clean"]
    assert editions[0].headline == f"This check is void: {words}"
    assert f"Void: {words}" in as_page(for_practice(report))


def test_a_leak_is_told_even_where_not_everything_was_tried() -> None:
    hit = replace(PORTALS[0], leaks=3, unseen=1, failed=1)
    report = replace(WHOLE, leaks=(LEAK,), failed=("portal GET /x answered 500",), portals=(hit,))

    assert (report.status, for_client(report, portal=hit).status) == ("leak", "leak")
