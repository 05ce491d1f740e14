"""A search inside a client finds what is in there, the moment it is there, and nothing of anybody else's."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bulkhead.isolation import inside
from bulkhead.isolation.errors import NoClientOpen

if TYPE_CHECKING:
    from tests.cast import Cast, Member

HOSTILE = [
    '"', "'", "a'b", "_", "*", "-", "(", ")", "{", "^", ":", "\\", "NEAR(a b)", "a AND", "OR", "NOT x", "title : plan",
    "%", "x\x00y", "½", "°", "漢字", "🙂", "é", "a" * 5000, " ".join("word" for _ in range(500)),
    "]]>", "'; DROP TABLE x;--",
]  # fmt: skip


def found(member: "Member", words: str, *, kind: str = "") -> list[tuple[str, str, str]]:
    """Kind, title and excerpt of every result."""
    from bulkhead.vault.search.finding import search

    with inside(member.client):
        groups = search(words, kind=kind)
    return [
        (one.kind, "".join(piece for piece, _ in one.title), "".join(piece for piece, _ in one.excerpt))
        for group in groups
        for one in group.results
    ]


def test_the_beginning_of_a_word_finds_a_title_a_file_a_comment_and_a_person(cast: "Cast") -> None:
    kinds = [kind for kind, _, _ in found(cast.signal, "quillf")]

    assert kinds == ["deliverable", "document", "comment", "person"]


def test_no_word_of_one_client_is_found_in_another(cast: "Cast") -> None:
    results = found(cast.signal, cast.harbor.canary) + found(cast.harbor, cast.signal.canary)

    assert results == []


def test_nothing_is_searched_while_no_client_is_open(cast: "Cast") -> None:
    from bulkhead.vault.search.finding import search

    with pytest.raises(NoClientOpen):
        search("plan")


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_are_safe(cast: "Cast", words: str) -> None:
    assert isinstance(found(cast.signal, words), list)


@pytest.mark.parametrize("words", ['"', "_", "*", "( )", "", "   ", "…"])
def test_words_without_a_letter_find_nothing(cast: "Cast", words: str) -> None:
    assert found(cast.signal, words) == []


def test_accents_and_capitals_do_not_matter(cast: "Cast") -> None:
    from bulkhead.vault.models import Deliverable

    with inside(cast.signal.client):
        Deliverable.plan("Café Zürich", kind="brief", due_on=date(2026, 12, 1), by=cast.maren.actor)

    assert found(cast.signal, "CAFE zur") == [("deliverable", "Café Zürich", "")]


def test_every_word_has_to_be_there(cast: "Cast") -> None:
    assert found(cast.signal, "quillfeather nonsense") == []


def test_a_changed_title_is_found_by_its_new_words_only(cast: "Cast") -> None:
    from bulkhead.vault.models import Deliverable

    with inside(cast.signal.client):
        row = Deliverable.objects.get()
        row.change(title="Marmalade", kind=row.kind, suffix="", due_on=row.due_on, by=cast.maren.actor)

    assert found(cast.signal, "marmalade", kind="deliverable") == [("deliverable", "Marmalade", "")]
    assert found(cast.signal, "plan", kind="deliverable") == []


def test_a_person_who_was_removed_is_found_no_more_until_they_are_back(cast: "Cast") -> None:
    from bulkhead.vault.models import Person

    with inside(cast.signal.client):
        person = Person.objects.get(pk=cast.signal.board)
        person.remove(by=cast.maren.actor)
    gone = found(cast.signal, "chase")
    with inside(cast.signal.client):
        Person.add(person.name, email=person.email, role="board_viewer", by=cast.maren.actor)

    assert gone == []
    assert [title for _, title, _ in found(cast.signal, "chase")] == ["Chase Banks"]


def test_what_is_deleted_leaves_nothing_in_the_index(cast: "Cast") -> None:
    from bulkhead.vault.models import Comment, Decision, Findable, Promise

    with inside(cast.signal.client):
        Decision.take("Rhubarb", choice="x", owner_name="D", decided_on=date(2026, 11, 1), by=cast.maren.actor)
        Promise.make("Rhubarb", to_name="D", due_on=date(2026, 12, 1), by=cast.maren.actor)
        before = found_inside("rhubarb")
        Decision.objects.all().delete()
        Promise.objects.all().delete()
        Comment.objects.all().delete()
        left = set(Findable.objects.values_list("kind", flat=True))

    assert before == ["decision", "promise"]
    assert found(cast.signal, "rhubarb") == []
    assert left == {"deliverable", "document", "person"}


def found_inside(words: str) -> list[str]:
    from bulkhead.vault.search.finding import search

    return [one.kind for group in search(words) for one in group.results]


def test_a_request_its_replies_and_what_was_sent_are_found(cast: "Cast") -> None:
    from bulkhead.isolation.blobs import vault_blobs
    from bulkhead.vault.models import Person, Request, SentFile, Wanted
    from bulkhead.vault.requests.sent import Parcel
    from bulkhead.vault.requests.wanted import Need

    with inside(cast.signal.client):
        dana = Person.objects.get(pk=cast.signal.sponsor)
        Request.ask("Is the rhubarb ripe?", kind="question", person=dana).answer("The quince is.", by=cast.maren.actor)
        SentFile.send([Parcel(vault_blobs().put([b"x"]), "rhubarb.csv")], person=dana)
        wanted = Wanted.ask(Need("Rhubarb list"), by=cast.maren.actor)
        asked = found_inside("rhubarb")
        replied = found_inside("quince")
        wanted.withdraw(by=cast.maren.actor)

    assert asked == ["request", "wanted", "file"]
    assert replied == ["request"]
    assert [kind for kind, _, _ in found(cast.signal, "rhubarb")] == ["request", "file"]


def test_the_text_of_a_version_is_found_with_its_place_once_however_often_it_says_so(cast: "Cast") -> None:
    from bulkhead.vault.models import Version
    from bulkhead.vault.search.finding import search
    from bulkhead.vault.search.text import keep_text

    pages = [(f"page {number}", f"Page {number}: the tangerine grows. " + "filler " * 300) for number in range(1, 6)]
    with inside(cast.signal.client):
        version = Version.objects.get()
        keep_text(version, passages=pages)
        keep_text(version, passages=pages)
        (group,) = search("tangerine")
        places = [one.place for one in group.results]
        marked = [piece for piece, hit in group.results[0].excerpt if hit]

    assert (places, marked) == (["version 1, page 1"], ["tangerine"])


def test_a_piece_of_text_never_ends_inside_a_word(cast: "Cast") -> None:
    from bulkhead.vault.search.text import PIECE, pieces

    words = " ".join(f"word{number}" for number in range(2000))
    cut = [text for _, text in pieces([("page 1", words)])]

    assert " ".join(cut).split() == words.split()
    assert max(len(text) for text in cut) <= PIECE


def test_text_without_a_space_is_cut_all_the_same() -> None:
    from bulkhead.vault.search.text import PIECE, pieces

    cut = [text for _, text in pieces([("page 1", "x" * (3 * PIECE + 5))])]

    assert "".join(cut) == "x" * (3 * PIECE + 5)


def test_newest_results_come_first_and_more_are_a_page_away(cast: "Cast") -> None:
    from bulkhead.vault.models import Deliverable
    from bulkhead.vault.search.finding import MANY, search

    with inside(cast.signal.client):
        for number in range(MANY + 3):
            Deliverable.plan(f"Apple {number}", kind="brief", due_on=date(2026, 12, 1), by=cast.maren.actor)
        (few,), (first,), (second,) = (
            search("apple"), search("apple", kind="deliverable"), search("apple", kind="deliverable", page=2)
        )  # fmt: skip
        titles = ["".join(piece for piece, _ in one.title) for one in few.results]

    assert (titles[0], len(few.results), few.has_more) == (f"Apple {MANY + 2}", 5, True)
    assert (len(first.results), first.has_more, len(second.results), second.has_more) == (MANY, True, 3, False)


def test_every_trigger_that_keeps_the_index_is_there(cast: "Cast") -> None:
    """A migration that rebuilds a table drops its triggers: it has to make them again."""
    from importlib import import_module

    from django.db import connections

    sources = import_module("bulkhead.vault.migrations.0010_search").SOURCES
    wanted = {
        f"{source.table}_{source.kind}_found_{act}"
        for source in sources
        for act in ("insert", "delete", *(["update"] if source.watched else []))
    }
    with inside(cast.signal.client), connections["vault"].cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_found_%'")
        there = {name for (name,) in cursor.fetchall()}

    assert there == wanted


def test_a_word_in_markup_is_shown_and_not_obeyed() -> None:
    from bulkhead.vault.search.excerpts import excerpt_of

    pieces = excerpt_of("say <b>plum</b> & go", words=["plum"])

    assert pieces == (("say <b>", False), ("plum", True), ("</b> & go", False))


def test_a_long_text_is_cut_around_what_was_found() -> None:
    from bulkhead.vault.search.excerpts import excerpt_of

    text = "before " * 100 + "plum " + "after " * 100
    shown = "".join(piece for piece, _ in excerpt_of(text, words=["plum"]))

    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 330


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## The figures", "The figures"),
        ("**Two** of *nine* sites are __full__, `now`", "Two of nine sites are full, now"),
        ("| Site | Booked | |---|---:| | North | 41 % |", "Site · Booked · North · 41 %"),
        ("- [ ] Call [the clinic](https://clinic.example/a_b) - [x] Done", "Call the clinic Done"),
        ("> Said # twice and snake_case and 2 * 3 * 4", "Said # twice and snake_case and 2 * 3 * 4"),
        ("---", ""),
    ],
)
def test_an_excerpt_of_markdown_shows_words_and_no_marks(written: str, shown: str) -> None:
    from bulkhead.vault.search.plain import plain_words

    assert plain_words(written, place="version 2, lines 3\u20139") == shown
    assert plain_words(written, place="version 2, slide 3") == written
