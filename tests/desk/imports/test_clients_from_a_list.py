"""Many clients at once, from a list that is looked at first."""

import pytest

from bulkhead.practice.clients.models import Client, GuardTerm
from tests.browse import Answer, Browser
from tests.cast import Cast

PAGE = "/clients/from-a-list/"
LIST = "Name,Legal name,Domain,People\nBloom,Bloom & Barrow Ltd,bloombarrow.example,Rose Field; Owen Barrow\nPilot,,,\n"


def add(browser: Browser, text: str = LIST, *, sure: bool = True) -> Answer:
    return browser.post(PAGE, {"text": text, "sure": "yes" if sure else ""})


def test_nobody_is_added_before_it_was_looked_at(desk: Browser, cast: Cast) -> None:
    before = Client.objects.count()

    answer = add(desk, sure=False)

    assert (answer.status, Client.objects.count()) == (200, before)
    assert "2 clients can be added" in answer.text


def test_each_line_becomes_a_client_with_its_terms(desk: Browser, cast: Cast) -> None:
    answer = add(desk)

    terms = GuardTerm.objects.filter(client__slug="bloom").values_list("kind", "value")
    assert (answer.status, answer.location) == (303, "/clients/")
    assert {("domain", "bloombarrow.example"), ("person", "Rose Field"), ("person", "Owen Barrow")} <= set(terms)
    assert Client.objects.get(slug="pilot").hue != Client.objects.get(slug="bloom").hue


def test_a_list_added_twice_adds_nobody_twice(desk: Browser, cast: Cast) -> None:
    add(desk)
    before = Client.objects.count()

    add(desk)

    assert Client.objects.count() == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Name\nBloom\nbloom\n", "This name stands in the list more than once."),
        ("Name\nSignal\n", "A client of this name is here already."),
        ("Name,Time zone\nBloom,Mars/Base\n", "“Mars/Base” is no time zone."),
        ("Name,Currency\nBloom,Gold\n", "“GOLD” is no currency."),
        ("Name;Address\nBloom;signal\n", "The address “signal” is another client’s."),
        ("Name,Domain\n,bloom.example\n", "It has no name."),
        (
            "Name,Domain\nBloom,https://www.SignalFoundry.example/about\n",
            "The domain signalfoundry.example is Signal’s.",
        ),
        ("Name\nmail\n", "is kept for Bulkhead itself"),
    ],
)
def test_a_line_that_cannot_be_added_says_why(desk: Browser, cast: Cast, text: str, words: str) -> None:
    answer = add(desk, text, sure=False)

    assert "0 clients can be added" in answer.text
    assert words in answer.text.replace("&#39;", "'")


def test_a_domain_that_stands_in_two_lines_is_taken_once(desk: Browser, cast: Cast) -> None:
    answer = add(desk, "Name,Domain\nBloom,bloom.example\nBarrow,barrow.example; bloom.example\n", sure=False)

    assert "1 client can be added" in answer.text
    assert "The domain bloom.example is Bloom’s. Leave it out here, or take it off Bloom first." in answer.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Paste a list, or choose a CSV file."),
        ("Bloom\nPilot\n", "one of them must be “Name”"),
        ("Name\n\n", "There is no client below the first line."),
        ("Name\n" + "\n".join(f"Client {n}" for n in range(201)), "There are 201 clients in it"),
    ],
)
def test_what_is_no_list_is_refused_in_words(desk: Browser, cast: Cast, text: str, words: str) -> None:
    answer = add(desk, text)

    assert answer.status == 422
    assert words in answer.text


def test_a_file_as_excel_writes_it_is_read(desk: Browser, cast: Cast) -> None:
    content = "Name;Legal name\r\nBüro;Büro Nord GmbH\r\n".encode("cp1252")

    answer = desk.post(PAGE, {"text": "", "sure": "yes"}, files={"file": ("clients.csv", content)})

    assert answer.status == 303
    assert Client.objects.get(slug="buro").legal_name == "Büro Nord GmbH"
