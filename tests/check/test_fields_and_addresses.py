"""Nothing is left out in silence: a text field is planted or spared for a reason, a slot has somebody's ids."""

import pytest
from django.apps import apps

from bulkhead.cli.check.addresses import CALLED, TABLES, addresses
from bulkhead.cli.check.fields import LEFT, READ_BY_CODE, is_planted, texts_of

MODELS = {model.__name__: model for app in ("vault", "practice") for model in apps.get_app_config(app).get_models()}
SLOTS = sorted({slot.name for surface in TABLES for address in addresses(surface) for slot in address.things})
OWN_ACCOUNT = {"pk"}  # of somebody's own sign-in, which is nobody's material.
MADE = {"token"}


def test_every_field_that_is_spared_is_there() -> None:
    fields = {f"{name}.{field.name}" for name, model in MODELS.items() for field in model._meta.concrete_fields}

    assert set(READ_BY_CODE) - fields == set()
    assert set(LEFT) - set(MODELS) == set()


@pytest.mark.parametrize(
    "name", ["Comment.words", "Person.email", "Deliverable.title", "Item.note", "Client.legal_name"]
)
def test_what_people_write_is_planted(name: str) -> None:
    model, _, column = name.partition(".")

    assert [is_planted(MODELS[model], field=field) for field in texts_of(MODELS[model]) if field.name == column] == [
        True
    ]


@pytest.mark.parametrize("slot", sorted(set(SLOTS) - OWN_ACCOUNT - MADE))
def test_every_slot_of_an_address_is_filled_with_ids_of_some_model(slot: str) -> None:
    assert [name for name in CALLED.get(slot, (slot.title(),)) if name not in MODELS] == []
