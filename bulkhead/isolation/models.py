"""What every model of a plane is made from. A vault row remembers its vault and refuses to be used in another."""

from collections.abc import Collection, Iterable
from typing import Self, TypeVar, cast

from django.db import models

from bulkhead.base.ids import uuid7
from bulkhead.isolation.binding import current, is_open
from bulkhead.isolation.errors import WrongClient
from bulkhead.isolation.router import refuse_foreign

Row = TypeVar("Row", bound=models.Model)


class PracticeModel(models.Model):
    """A row of the practice store."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True


class VaultQuerySet(models.QuerySet[Row]):
    """A queryset pinned to the client that was open when it was made; WrongClient in any other."""

    def __init__(self, *args: object, **kwargs: object) -> None:  # Django's own signature.
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments pass through.
        self._pinned = current().vault_id if is_open() else None

    @property
    def db(self) -> str:
        self._refuse_elsewhere()
        return super().db

    def _clone(self) -> Self:
        self._refuse_elsewhere()
        return cast(Self, super()._clone())  # type: ignore[misc]  # the stubs leave Django's own method out.

    def _fetch_all(self) -> None:
        self._refuse_elsewhere()
        super()._fetch_all()

    def _refuse_elsewhere(self) -> None:
        if self._pinned is not None and self._pinned != current().vault_id:
            raise WrongClient("this list was made for another client")

    def bulk_create(self, objs: Iterable[Row], *args: object, **kwargs: object) -> list[Row]:
        created = super().bulk_create(self._own(objs), *args, **kwargs)  # type: ignore[arg-type]  # see above.
        for row in created:
            row._state.vault = current().vault_id  # type: ignore[attr-defined]  # our stamp.
        return created

    def bulk_update(self, objs: Iterable[Row], fields: Iterable[str], batch_size: int | None = None) -> int:
        return super().bulk_update(self._own(objs), fields, batch_size)

    def _own(self, objs: Iterable[Row]) -> list[Row]:
        rows = list(objs)
        for row in rows:
            refuse_foreign(row)
        return rows


class VaultModel(models.Model):
    """A row of one vault."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    objects = VaultQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    @classmethod
    def from_db(  # type: ignore[override]  # the stubs are of a later Django.
        cls, db: str | None, field_names: Collection[str], values: Collection[object]
    ) -> Self:
        row = super().from_db(db, field_names, values)
        row._state.vault = current().vault_id  # type: ignore[attr-defined]  # our stamp.
        return row

    def save_base(self, *args: object, **kwargs: object) -> None:
        refuse_foreign(self)
        super().save_base(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments pass through.
        self._state.vault = current().vault_id  # type: ignore[attr-defined]  # our stamp.

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        refuse_foreign(self)
        return super().delete(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments pass through.
