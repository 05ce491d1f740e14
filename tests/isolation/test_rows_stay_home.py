"""A row, a list or a cursor of one client is of no use inside another."""

import pickle
from uuid import UUID

import pytest
from django.apps import apps
from django.db import Error, connections
from django.db.models import prefetch_related_objects

from bulkhead.isolation import NoClientOpen, WrongClient, inside
from bulkhead.isolation.errors import WallError
from bulkhead.isolation.models import VaultModel
from bulkhead.vault.people.models import Invitation, Person
from tests.isolation.conftest import MAREN, Two


def person_of(vault: UUID) -> VaultModel:
    with inside(vault):
        return Person.objects.get()


ACTS = {
    "save": lambda person: person.save(),
    "save into the alias by name": lambda person: person.save(using="vault"),
    "delete": lambda person: person.delete(),
    "refresh": lambda person: person.refresh_from_db(),
    "full update": lambda person: type(person).objects.bulk_update([person], ["name"]),
    "bulk create": lambda person: type(person).objects.bulk_create([person]),
    "reverse manager": lambda person: list(person.invitations.all()),
    "reverse create": lambda person: person.invitations.create(),
    "verb": lambda person: person.remove(by=MAREN),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_row_of_one_client_is_refused_in_another(two: Two, act: str) -> None:
    person = person_of(two.a)

    with inside(two.b), pytest.raises(WrongClient):
        ACTS[act](person)


def test_a_deferred_field_is_not_loaded_elsewhere(two: Two) -> None:
    with inside(two.a):
        person = Person.objects.defer("title").get()

    with inside(two.b), pytest.raises(WrongClient):
        _ = person.title


def test_a_foreign_key_is_not_followed_elsewhere(two: Two) -> None:
    with inside(two.a):
        invitation = Invitation.objects.get()

    with inside(two.b), pytest.raises(WrongClient):
        _ = invitation.person


def test_a_row_cannot_be_hung_onto_another_clients_row(two: Two) -> None:
    person = person_of(two.a)

    with inside(two.b), pytest.raises(WrongClient):
        Invitation.objects.get().person = person


def test_a_pickled_row_keeps_its_stamp(two: Two) -> None:
    copy = pickle.loads(pickle.dumps(person_of(two.a)))

    with inside(two.b), pytest.raises(WrongClient):
        copy.save()


def test_a_prefetch_over_foreign_rows_is_refused(two: Two) -> None:
    person = person_of(two.a)

    with inside(two.b), pytest.raises(WrongClient):
        prefetch_related_objects([person], "invitations")


def test_a_lazy_list_is_pinned_to_where_it_was_made(two: Two) -> None:
    with inside(two.a):
        lazy = Person.objects.all()

    with inside(two.b):
        for act in (
            list,
            len,
            lambda rows: rows.count(),
            lambda rows: rows.exists(),
            lambda rows: rows.filter(name="x"),
        ):
            with pytest.raises(WrongClient):
                act(lazy)


def test_a_list_that_was_read_cannot_be_read_again_elsewhere(two: Two) -> None:
    with inside(two.a):
        people = Person.objects.all()
        assert len(people) == 1

    with inside(two.b), pytest.raises(WrongClient):
        list(people)


def test_a_lazy_list_after_the_block_is_refused(two: Two) -> None:
    with inside(two.a):
        lazy = Person.objects.all()

    with pytest.raises(NoClientOpen):
        list(lazy)


def test_a_suspended_iterator_dies_with_its_block(two: Two) -> None:
    with inside(two.a):
        Person.objects.bulk_create([Person(name=f"P{n}", email=f"p{n}@x.example", role="leader") for n in range(300)])
        rows = Person.objects.iterator(chunk_size=10)
        next(rows)

    with inside(two.b), pytest.raises((WallError, Exception)) as caught:
        list(rows)
    assert type(caught.value).__name__ in ("ProgrammingError", "InterfaceError", "NoClientOpen", "WrongClient")


def test_a_kept_cursor_is_closed(two: Two) -> None:
    with inside(two.a):
        cursor = connections["vault"].cursor()
        cursor.execute("SELECT name FROM vault_person")

    with inside(two.b), pytest.raises(Error):
        cursor.execute("SELECT name FROM vault_person")


def test_an_id_of_one_client_does_not_exist_in_the_other(two: Two) -> None:
    with inside(two.b):
        assert not Person.objects.filter(pk=two.person_a).exists()


def test_no_id_is_shared_by_two_vaults(two: Two) -> None:
    seen: list[set[object]] = []
    for vault in (two.a, two.b):
        with inside(vault):
            models = apps.get_app_config("vault").get_models()
            ids = {pk for model in models for pk in model._default_manager.values_list("pk", flat=True)}
            seen.append({pk for pk in ids if isinstance(pk, UUID)})  # a search index counts its rows from one.

    assert seen[0] & seen[1] == set()
    assert seen[0]
