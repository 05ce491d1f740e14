"""No client open: nothing of any vault can be touched, by any route."""

import pytest
from django.apps import apps
from django.db import connections, transaction

from bulkhead.isolation import NoClientOpen, inside
from bulkhead.vault.people.models import Person
from tests.isolation.conftest import Two

MODELS = ["Person", "Deliverable", "Version", "Delivery", "VaultLine", "OutboxEntry", "Profile", "Session"]


@pytest.mark.parametrize("name", MODELS)
def test_no_model_can_be_read(two: Two, name: str) -> None:
    model = apps.get_model("vault", name)

    with pytest.raises(NoClientOpen):
        list(model._default_manager.all())


def test_every_vault_model_is_closed(two: Two) -> None:
    for model in apps.get_app_config("vault").get_models():
        with pytest.raises(NoClientOpen):
            model._default_manager.count()


def test_no_cursor_opens(two: Two) -> None:
    with pytest.raises(NoClientOpen):
        connections["vault"].cursor()


def test_no_transaction_begins(two: Two) -> None:
    with pytest.raises(NoClientOpen), transaction.atomic(using="vault"):
        pass


def test_nothing_is_saved(two: Two) -> None:
    with pytest.raises(NoClientOpen):
        Person(name="Eve", email="eve@x.example", role="sponsor").save()


def test_it_is_closed_again_after_the_block(two: Two) -> None:
    with inside(two.a):
        assert Person.objects.count() == 1

    with pytest.raises(NoClientOpen):
        Person.objects.count()
