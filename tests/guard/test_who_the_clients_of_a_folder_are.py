"""Whose a folder is, and by what names its client is looked for."""

import pytest

from bulkhead.guard.folder_names import name_of_folder, other_spelling
from bulkhead.guard.learning import DOMAIN, LEGAL_NAME, Learned, Offered, Tally
from bulkhead.guard.matching import Term
from bulkhead.guard.readings import Passage, Reading
from bulkhead.guard.roster import NAMES_FILE, Roster, Told
from bulkhead.guard.sieve import Sieve


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Acme", "Acme"),
        ("01_Acme Corp (active)", "Acme Corp"),
        ("2024 - Acme", "Acme"),
        ("Acme - Archive", "Acme"),
        ("_Acme_Labs", "Acme Labs"),
        ("Client Acme", "Acme"),
        ("Acme 2024", "Acme"),
        ("12 Degrees", "12 Degrees"),
        ("7-Eleven", "7-Eleven"),
        ("株式会社", "株式会社"),
        ("Bloom & Barrow, Ltd", "Bloom & Barrow, Ltd"),
        ("Templates", ""),
        ("2026", ""),
        ("Old clients", ""),
        ("--", ""),
    ],
)
def test_a_folder_says_its_clients_name(folder: str, name: str) -> None:
    assert name_of_folder(folder) == name


def test_a_name_with_humps_is_looked_for_apart_too() -> None:
    assert [other_spelling(name) for name in ("AcmeLabs", "Acme Labs", "McKinsey", "ACME")] == ["Acme Labs", "", "", ""]


def test_a_folder_is_the_client_that_somebody_told_of() -> None:
    told = {"acme": Told("Acme Corp", (Term("acme", "legal_name", "Acme Corp"),), NAMES_FILE)}

    roster = Roster(["Acme", "x/Acme Corp", "Zenith"], told=told)

    assert [roster.owner(folder) for folder in ("Acme", "x/Acme Corp", "Zenith", "nowhere")] == [
        "acme", "acme", "zenith", ""
    ]  # fmt: skip
    assert roster.remarks == ["Acme and x/Acme Corp are taken as one client, Acme Corp."]


def test_a_single_letter_is_not_looked_for_and_the_report_says_so() -> None:
    roster = Roster(["A", "Zenith"], told={})

    assert [term.value for term in roster.terms] == ["Zenith"]
    assert roster.remarks == ["“A” is too short to be looked for. Give A a longer name in a names file."]


def test_what_two_clients_share_is_no_sign_between_them() -> None:
    shared = {
        key: Told(key.title(), (Term(key, "person", "Jane Mooring"), Term(key, "domain", "group.example")), NAMES_FILE)
        for key in ("acme", "zenith")
    }
    roster = Roster(["acme", "zenith", "Kestrel"], told=shared)
    reading = Reading("txt", (Passage("line 1", "Jane Mooring of group.example"),))

    between, elsewhere = (Sieve(roster.terms).sift(reading, target=target) for target in ("acme", "kestrel"))

    assert between == ((), ())
    assert elsewhere[1] == ("acme", "zenith")
    assert roster.remarks == [
        "“Jane Mooring” belongs to Acme and Zenith: between them it is no sign; anywhere else it names each of them.",
        "“group.example” belongs to Acme and Zenith: between them it is no sign; anywhere else it names each of them.",
    ]


def test_each_client_that_a_file_names_is_judged_by_itself() -> None:
    terms = (Term("bloom", "legal_name", "Bloom"), Term("zenithal", "legal_name", "Zenithal"))
    reading = Reading("txt", (Passage("line 1", "Zenithal it is, says the Bloom board."),))

    findings, certain = Sieve(terms).sift(reading, target="acme")

    assert [finding.client for finding in findings] == ["zenithal", "bloom"]
    assert certain == ("zenithal",)


def learned(
    *offers: tuple[str, Offered], called: tuple[str, ...] = ("Acme", "Acme Labs", "Zenith Foods")
) -> list[Learned]:
    tally = Tally({name.lower(): [name] for name in called})
    for client, offered in offers:
        tally.note([offered], client=client)
    return tally.learned()


def test_a_longer_form_of_a_known_name_is_certain_and_goes_to_the_longest() -> None:
    company = Offered(LEGAL_NAME, "Acme Labs Inc.", True)

    (found,) = learned(("acme labs", company))

    assert (found.client, found.term.kind) == ("acme labs", "legal_name")


def test_a_company_that_only_the_files_speak_for_asks() -> None:
    company = Offered(LEGAL_NAME, "Bright Holding", True)

    once, twice = learned(("acme", company)), learned(("acme", company), ("acme", company))

    assert once == []
    assert [(one.client, one.term.kind) for one in twice] == [("acme", "product")]


def test_what_stands_with_several_clients_is_nobodys() -> None:
    company = Offered(LEGAL_NAME, "Holt Advisory", True)

    (found,) = learned(("acme", company), ("zenith foods", company))

    assert (found.client, found.why) == ("", "it stands in files of 2 clients")


@pytest.mark.parametrize(
    ("domain", "owner"),
    [
        ("acme.example", "acme"),
        ("mail.acme.co.uk", "acme"),
        ("acme-group.example", "acme"),
        ("acme-labs.example", "acme labs"),
        ("acmelabs.example", "acme labs"),
        ("acmeville.example", None),
        ("zenithfoods.example", "zenith foods"),
        ("foods.example", None),
    ],
)
def test_a_domain_is_the_clients_whose_name_it_carries(domain: str, owner: str | None) -> None:
    owners = [one.client for client in ("acme", "acme labs", "zenith foods")
              for one in learned((client, Offered(DOMAIN, domain, False))) if one.client == client]  # fmt: skip

    assert owners == ([owner] if owner else [])


def test_a_domain_that_stands_mostly_elsewhere_is_not_learned() -> None:
    domain = Offered(DOMAIN, "acme.example", False)

    assert learned(("acme", domain), ("zenith foods", domain)) == []
