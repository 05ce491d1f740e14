"""A list query that is built once and run often: building one costs many times what running it does.

Only the SQL and where its ids stand are kept, never a row or a client; it runs on the vault that is open, or on the
practice's own store.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from bulkhead.isolation.connection import ALIAS, vault_connection

# A list of plain values, built for a variant and for ids that only stand in for the real ones.
Build = Callable[..., models.QuerySet[models.Model, tuple[object, ...]]]
Convert = Callable[[object, object, object], object]
Row = TypeVar("Row", bound=models.Model)
PRACTICE = "default"


@dataclass(frozen=True)
class _Compiled:
    """SQL, its parameters, which of them are which id, and how columns become values."""

    sql: str
    parameters: tuple[object, ...]
    places: dict[int, int]
    converters: dict[int, tuple[list[Convert], object]]


class Prepared:
    """`rows(variant, ids…)` answers what `build(variant, ids…)` would, which is a values_list() of ids."""

    def __init__(self, build: Build, *, alias: str = ALIAS) -> None:
        self._build, self._alias = build, alias
        self._compiled: dict[str, _Compiled | None] = {}

    def rows(self, variant: str, *ids: UUID | str) -> list[tuple[object, ...]]:
        """The rows in the vault that is open; NoClientOpen where none is. An id may be a hash, which is text."""
        if variant not in self._compiled:
            stand_ins = [uuid4() if isinstance(one, UUID) else uuid4().hex for one in ids]
            self._compiled[variant] = self._compile(variant, stand_ins)
        compiled = self._compiled[variant]
        return [] if compiled is None else _run(compiled, [_as_stored(one) for one in ids], on=_connection(self._alias))

    def _compile(self, variant: str, stand_ins: list[UUID | str]) -> _Compiled | None:
        """None when the list is empty whatever the ids are."""
        compiler = self._build(variant, *stand_ins).query.get_compiler(connection=_connection(self._alias))
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
        stored = [_as_stored(one) for one in stand_ins]
        places = {place: stored.index(value) for place, value in enumerate(parameters) if value in stored}
        columns = [column for column, _, _ in compiler.select[: compiler.col_count]]
        return _Compiled(sql, tuple(parameters), places, compiler.get_converters(columns))


def columns_of(model: type[models.Model], *, through: str = "") -> list[str]:
    """The names of all columns of a model, for a values_list() from which `row_of` makes a whole row."""
    return [f"{through}{column.attname}" for column in model._meta.concrete_fields]


def row_of(model: type[Row], *, values: tuple[object, ...], alias: str = ALIAS) -> Row:
    """A row of the open vault, stamped as its own like any other; or of the practice."""
    return model.from_db(alias, columns_of(model), values)


def _connection(alias: str) -> BaseDatabaseWrapper:
    return vault_connection() if alias == ALIAS else connections[alias]


def _as_stored(one: UUID | str) -> str:
    return one.hex if isinstance(one, UUID) else one


def _run(compiled: _Compiled, ids: list[str], *, on: BaseDatabaseWrapper) -> list[tuple[object, ...]]:
    parameters = list(compiled.parameters)
    for place, which in compiled.places.items():
        parameters[place] = ids[which]
    with on.cursor() as cursor:
        cursor.execute(compiled.sql, parameters)  # type: ignore[arg-type]  # as Django compiled them for its driver.
        return [_converted(row, compiled, on) for row in cursor.fetchall()]


def _converted(row: tuple[object, ...], compiled: _Compiled, connection: object) -> tuple[object, ...]:
    values = list(row)
    for column, (converters, expression) in compiled.converters.items():
        for convert in converters:
            values[column] = convert(values[column], expression, connection)
    return tuple(values)
