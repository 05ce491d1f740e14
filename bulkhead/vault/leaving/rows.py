"""Every row of the vault that leaves, as plain values, and which files they name."""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.apps import apps
from django.db import models, transaction

from bulkhead.base.text import file_name
from bulkhead.vault.deliverables.models import Blob
from bulkhead.vault.leaving import left_out

Value = str | int | float | bool | None | list[object] | dict[str, object]
Row = dict[str, Value]


@dataclass(frozen=True)
class Table:
    """All rows of one kind; `about` says in a sentence what they are."""

    name: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Leaving:
    """A file, and where it lies in the export."""

    blob_id: UUID
    path: str
    size: int
    sha256: str


def leaving_models() -> list[type[models.Model]]:
    """Every model of the vault but those that stay behind, by name."""
    every = apps.get_app_config("vault").get_models()
    return sorted((model for model in every if model.__name__ not in left_out.MODELS), key=lambda model: model.__name__)


def columns_of(model: type[models.Model]) -> tuple[str, ...]:
    """The columns of a model that leave."""
    every = [field.attname for field in model._meta.concrete_fields]
    return tuple(name for name in every if f"{model.__name__}.{name}" not in left_out.FIELDS)


def tables() -> list[Table]:
    """The whole vault at one moment."""
    with transaction.atomic(using="vault"):
        return [_table(model) for model in leaving_models()]


def files(tables: list[Table]) -> list[Leaving]:
    """Every file that one of these rows names, under a name a person knows it by; each once."""
    blobs = {str(row["id"]): row for table in tables if table.name == "Blob" for row in table.rows}
    named = {blob_id: name for table in tables for blob_id, name in _named(table) if blob_id in blobs}
    return [_leaving(blobs[blob_id], f"files/{name}") for blob_id, name in named.items()]


def _table(model: type[models.Model]) -> Table:
    columns = columns_of(model)
    found = model._default_manager.order_by("pk").values_list(*columns)
    if "number" in columns:
        found = found.order_by("number", "pk")
    rows = tuple({name: _plain(value) for name, value in zip(columns, row, strict=True)} for row in found)
    return Table(model.__name__, (model.__doc__ or "").strip().splitlines()[0], columns, rows)


def _named(table: Table) -> Iterator[tuple[str, str]]:
    """Blob and name, by every column that points to a file. The number keeps apart what bears the same name."""
    pointing = _pointing(table.name)
    for number, row in enumerate(table.rows, start=1):
        for column, attname in pointing.items():
            name = file_name(str(row.get("name") or column))
            shown = name if column in ("blob", "logo") else f"{name}.{column}.html"
            if row[attname]:
                yield str(row[attname]), f"{table.name.lower()}/{number:04} {shown}"


def _pointing(name: str) -> Mapping[str, str]:
    model = apps.get_model("vault", name)
    keys = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    return {field.name: field.attname for field in keys if field.related_model is Blob}


def _leaving(row: Row, path: str) -> Leaving:
    return Leaving(UUID(str(row["id"])), path, int(str(row["size"])), str(row["sha256"]))


def _plain(value: object) -> Value:
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        plain: Value = value
    elif isinstance(value, datetime | date | time):
        plain = value.isoformat()
    elif isinstance(value, bytes | memoryview):
        plain = base64.b64encode(value).decode()
    else:
        plain = str(value)
    return plain
