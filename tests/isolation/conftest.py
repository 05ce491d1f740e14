"""Two vaults with one person each. Every engine that may hold vaults is listed here and must pass the whole suite."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from bulkhead.base.ids import uuid7
from bulkhead.isolation import inside, lifecycle
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.places import Places
from bulkhead.vault.people.models import Person

MAREN = Actor("practitioner", "Maren Okafor")


@dataclass(frozen=True)
class Two:
    """Ids of two vaults and of the one person in each."""

    a: UUID
    b: UUID
    person_a: UUID
    person_b: UUID


@pytest.fixture(params=["sqlcipher"])
def two(data: Places, request: pytest.FixtureRequest) -> Two:
    return Two(*(vaults := (_vault("a"), _vault("b"))), *(_person(vault) for vault in vaults))


def _vault(slug: str) -> UUID:
    vault_id = uuid7()
    lifecycle.create_vault(vault_id, slug=slug)
    return vault_id


def _person(vault: UUID) -> UUID:
    with inside(vault):
        return Person.add("Dana", email="dana@x.example", role="sponsor", by=MAREN).pk
