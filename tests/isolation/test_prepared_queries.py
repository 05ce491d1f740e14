"""A query that was built once answers for the vault that is open, and its rows are stamped like any other."""

import pytest

from bulkhead.isolation import NoClientOpen, WrongClient, inside
from bulkhead.isolation.prepared import Prepared, columns_of, row_of
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
