"""A query that was built once answers for the vault that is open, and its rows are stamped like any other."""

from datetime import timedelta
from uuid import UUID

import pytest

from bulkhead.base.clock import now
from bulkhead.isolation import NoClientOpen, WrongClient, inside
from bulkhead.isolation.counting import counted
from bulkhead.isolation.prepared import CannotBePrepared, Prepared, columns_of, row_of
from bulkhead.vault.people.models import Person
from tests.isolation.conftest import Two

BY_ID = Prepared(lambda _, person: Person.objects.filter(pk=person).values_list(*columns_of(Person)))
BY_EMAIL = Prepared(lambda _, email: Person.objects.filter(email=email).values_list("pk"))


def test_it_reads_the_vault_that_is_open(two: Two) -> None:
    found = []
    for vault in (two.a, two.b):
        with inside(vault):
            found.append([BY_EMAIL.rows("", "dana@x.example"), BY_ID.rows("", two.person_a) != []])

    assert found == [[[(two.person_a,)], True], [[(two.person_b,)], False]]


def test_nothing_is_read_while_no_client_is_open(two: Two) -> None:
    with pytest.raises(NoClientOpen):
        BY_ID.rows("", two.person_a)


def test_a_row_made_from_it_is_refused_elsewhere(two: Two) -> None:
    with inside(two.a):
        (values,) = BY_ID.rows("", two.person_a)
        person = row_of(Person, values=values)

    assert (person.pk, person.name, person.removed_at) == (two.person_a, "Dana", None)
    with inside(two.b), pytest.raises(WrongClient):
        person.save()


BY_IDS = Prepared(lambda _, ids: Person.objects.filter(pk__in=ids).order_by("name").values_list("name"))
BEFORE = Prepared(lambda _, at: Person.objects.filter(added_at__lt=at).values_list("pk"))
DAY_BEFORE = Prepared(lambda _, at: Person.objects.filter(added_at__lt=at - timedelta(days=1)).values_list("pk"))
NONE = Prepared(lambda _, ids: Person.objects.none().filter(pk__in=ids).values_list("pk"))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 9])
def test_a_list_of_any_length_is_answered_by_few_statements(two: Two, count: int) -> None:
    with inside(two.a):
        ids = [_person(n) for n in range(count)]
        found = BY_IDS.rows("", ids)

    assert found == [(f"P{n}",) for n in range(count)]
    assert {key[1] for key in BY_IDS._compiled} <= {0, 1, 2, 4, 8, 16}


def test_a_moment_is_compared_as_the_store_keeps_it(two: Two) -> None:
    with inside(two.a):
        added_at = Person.objects.get(pk=two.person_a).added_at
        found = [BEFORE.rows("", added_at + timedelta(microseconds=after)) for after in (0, 1)]

    assert found == [[], [(two.person_a,)]]


def test_a_value_that_is_reckoned_with_is_refused(two: Two) -> None:
    with inside(two.a), pytest.raises(CannotBePrepared):
        DAY_BEFORE.rows("", now())


def test_a_part_and_the_count_are_those_of_the_whole(two: Two) -> None:
    with inside(two.a):
        ids = [_person(n) for n in range(5)]
        part, count = BY_IDS.part("", ids, start=1, most=2), BY_IDS.count("", ids)

    assert (part, count) == ([("P1",), ("P2",)], 5)


def test_what_is_empty_whatever_is_asked_asks_nothing(two: Two) -> None:
    with inside(two.a), counted() as count:
        found = NONE.rows("", [two.person_a]), NONE.part("", [], start=0, most=1), NONE.count("", [])

    assert (found, count.queries) == (([], [], 0), 0)


def _person(number: int) -> UUID:
    person = Person(name=f"P{number}", email=f"p{number}@x.example", role="viewer")
    person.save()
    return person.pk
