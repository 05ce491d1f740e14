"""A list query that is built once and run often: building one costs many times what running it does.

Only the SQL and where its values stand are kept, never a row or a client; it runs on the vault that is open, or on
the practice's own store.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import randrange
from typing import TypeAlias, TypeVar
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from bulkhead.isolation.connection import ALIAS, vault_connection

# A list of plain values, built for a variant and for values that only stand in for the real ones.
Build = Callable[..., models.QuerySet[models.Model, tuple[object, ...]]]
Convert = Callable[[object, object, object], object]
Row = TypeVar("Row", bound=models.Model)
One: TypeAlias = UUID | str | date
Given: TypeAlias = One | Sequence[UUID]
PRACTICE = "default"
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
ROOM, TIMES = 64, 30_000
"""So many values at most, each standing on a day of its own up to the year 7226, where no real one is likely."""


class CannotBePrepared(TypeError):
    """The SQL depends on a value in a way that only building it again would follow."""


@dataclass(frozen=True)
class _Compiled:
    """SQL, its parameters, which of them are which value, and how columns become values."""

    sql: str
    parameters: tuple[object, ...]
    places: dict[int, int]
    converters: dict[int, tuple[list[Convert], object]]

    @property
    def fixed(self) -> tuple[str, dict[int, object]]:
        """What is the same whatever the values are."""
        kept = {place: value for place, value in enumerate(self.parameters) if place not in self.places}
        return self.sql, kept


class Prepared:
    """`rows(variant, values…)` answers what `build(variant, values…)` would, which is a values_list() of them.

    A value is an id, a text, a date or a moment, used as it is and never reckoned with; or a list of ids. There is one
    statement for a variant and every length of list, rounded up.
    """

    def __init__(self, build: Build, *, alias: str = ALIAS) -> None:
        self._build, self._alias = build, alias
        self._compiled: dict[tuple[object, ...], _Compiled | None] = {}

    def rows(self, variant: str, *values: Given) -> list[tuple[object, ...]]:
        """The rows in the vault that is open; NoClientOpen where none is. A text may be a hash or an address word."""
        compiled, given = self._found(variant, values)
        return [] if compiled is None else _run(compiled, given, on=_connection(self._alias))

    def part(self, variant: str, *values: Given, start: int, most: int) -> list[tuple[object, ...]]:
        """Some of those rows; what was built must not be cut itself."""
        compiled, given = self._found(variant, values)
        if compiled is None:
            return []
        return _run(compiled, given, on=_connection(self._alias), tail=f" LIMIT {most:d} OFFSET {start:d}")

    def count(self, variant: str, *values: Given) -> int:
        """How many rows there are."""
        compiled, given = self._found(variant, values)
        if compiled is None:
            return 0
        return _count(compiled, given, on=_connection(self._alias))

    def _found(self, variant: str, values: Sequence[Given]) -> tuple[_Compiled | None, list[Given]]:
        given = [value if isinstance(value, One) else _rounded(value) for value in values]
        key = (variant, *(0 if isinstance(value, One) else len(value) for value in given))
        if key not in self._compiled:
            self._compiled[key] = self._checked(variant, given)
        return self._compiled[key], given

    def _checked(self, variant: str, given: list[Given]) -> _Compiled | None:
        """Compiled for two sets of stand-ins: what either leaves behind elsewhere would be wrong for all others."""
        once, again = self._compile(variant, given), self._compile(variant, given)
        if (once and once.fixed) != (again and again.fixed):
            raise CannotBePrepared(self._build.__qualname__)
        return again

    def _compile(self, variant: str, given: list[Given]) -> _Compiled | None:
        """None when the list is empty whatever the values are."""
        connection = _connection(self._alias)
        stand_ins = [_stand_in(value, place) for place, value in enumerate(given)]
        compiler = self._build(variant, *stand_ins).query.get_compiler(connection=connection)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
        stored = _stored(stand_ins, on=connection)
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


def _rounded(ids: Sequence[UUID]) -> Sequence[UUID]:
    """The same ids, the last one repeated until there are 1, 2, 4, 8 …: a list of few lengths makes few statements."""
    size = 1 << (len(ids) - 1).bit_length() if ids else 0
    return [*ids, *list(ids[-1:]) * (size - len(ids))]


def _stand_in(value: Given, place: int) -> Given:
    """Another value of the same kind, which nothing else in a query is likely to be, and none of the others is."""
    moment = LONG_AGO + timedelta(days=randrange(TIMES) * ROOM + place, microseconds=1)  # noqa: S311 -- no secret.
    if isinstance(value, datetime):
        stand_in: Given = moment
    elif isinstance(value, date):
        stand_in = moment.date()
    elif isinstance(value, UUID):
        stand_in = uuid4()
    elif isinstance(value, str):
        stand_in = uuid4().hex
    else:
        stand_in = [uuid4() for _ in value]
    return stand_in


def _stored(values: Sequence[Given], *, on: BaseDatabaseWrapper) -> list[str]:
    """Each value as the store has it, lists laid out one after another."""
    stored: list[str] = []
    for value in values:
        if isinstance(value, One):
            stored.append(_as_stored(value, on))
        else:
            stored += [one.hex for one in value]
    return stored


def _as_stored(one: One, on: BaseDatabaseWrapper) -> str:
    if isinstance(one, UUID):
        stored = one.hex
    elif isinstance(one, str):
        stored = one
    elif isinstance(one, datetime):
        stored = on.ops.adapt_datetimefield_value(one)  # type: ignore[assignment]  # as text; it was not None.
    else:
        stored = on.ops.adapt_datefield_value(one)  # type: ignore[assignment]  # as text; it was not None.
    return stored


def _run(
    compiled: _Compiled, given: Sequence[Given], *, on: BaseDatabaseWrapper, tail: str = ""
) -> list[tuple[object, ...]]:
    with on.cursor() as cursor:
        cursor.execute(compiled.sql + tail, _filled(compiled, given, on))  # type: ignore[arg-type]  # Django's own.
        rows = cursor.fetchall()
    return _converted(rows, compiled, on) if rows else []


def _count(compiled: _Compiled, given: Sequence[Given], *, on: BaseDatabaseWrapper) -> int:
    with on.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM ({compiled.sql})", _filled(compiled, given, on))  # type: ignore[arg-type]  # Django's own.
        return int(cursor.fetchone()[0])


def _filled(compiled: _Compiled, given: Sequence[Given], on: BaseDatabaseWrapper) -> list[object]:
    parameters, stored = list(compiled.parameters), _stored(given, on=on)
    for place, which in compiled.places.items():
        parameters[place] = stored[which]
    return parameters


def _converted(rows: list[tuple[object, ...]], compiled: _Compiled, on: object) -> list[tuple[object, ...]]:
    """Column by column, which is cheaper than row by row."""
    columns: list[Sequence[object]] = list(zip(*rows, strict=True))
    for place, (converters, expression) in compiled.converters.items():
        for convert in converters:
            columns[place] = [convert(value, expression, on) for value in columns[place]]
    return list(zip(*columns, strict=True))
