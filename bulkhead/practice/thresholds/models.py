"""What the practice set instead of a default, for all clients or for one."""

from decimal import Decimal
from uuid import UUID

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import PracticeModel
from bulkhead.isolation.prepared import PRACTICE, Prepared
from bulkhead.practice.clients.models import Client
from bulkhead.practice.thresholds.defaults import DEFAULTS, Limit
from bulkhead.practice.trail.models import PracticeLine


class Threshold(PracticeModel):
    """One limit that is not the default. A client's own wins over the practice's."""

    limit = models.CharField(max_length=32)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, null=True, related_name="thresholds")
    value = models.DecimalField(max_digits=8, decimal_places=2)
    set_at = models.DateTimeField(default=now)
    set_by = models.CharField(max_length=120)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("limit", "client"), name="one_threshold_a_client"),
            models.UniqueConstraint(
                fields=("limit",), condition=models.Q(client=None), name="one_threshold_of_the_practice"
            ),
        )

    @classmethod
    def own(cls, client: Client | None) -> dict[str, Decimal]:
        """What is set for one client, or for the practice, by the name of its limit."""
        rows = cls._default_manager.filter(client=client).values_list("limit", "value")
        return {limit: value for limit, value in rows if limit in DEFAULTS}

    @classmethod
    def put(cls, limit: Limit, *, value: Decimal, by: Actor, client: Client | None = None) -> "Threshold":
        """Set a limit, for one client or for all; the same value again changes nothing."""
        with transaction.atomic():
            row = cls._default_manager.filter(limit=limit, client=client).first() or cls(limit=limit, client=client)
            if row.value != value:
                row.value, row.set_at, row.set_by = value, now(), by.name
                row.save()
                cls._tell(limit, said=f"to {value.normalize():f} {DEFAULTS[limit].unit}", by=by, client=client)
        return row

    @classmethod
    def lift(cls, limit: Limit, *, by: Actor, client: Client | None = None) -> None:
        """Back to what holds above it: the practice's own value, or the default."""
        with transaction.atomic():
            if cls._default_manager.filter(limit=limit, client=client).delete()[0]:
                cls._tell(limit, said="back to the default", by=by, client=client)

    @staticmethod
    def _tell(limit: Limit, *, said: str, by: Actor, client: Client | None) -> None:
        whose = f" for {client}" if client else ""
        words = f"{by.name} set “{DEFAULTS[limit].words}”{whose} {said}."
        PracticeLine.append("threshold.set", by=by, words=words, subject=client.id if client else None)


class Limits:
    """All limits as they hold, read in one query."""

    def __init__(self) -> None:
        self._set: dict[tuple[str, UUID | None], Decimal] = {
            (limit, client): value  # type: ignore[misc]  # columns in order.
            for limit, client, value in SET.rows("")
        }

    def of(self, limit: Limit, *, client: Client | None = None) -> Decimal:
        """The client's own value, else the practice's, else the default."""
        own = self._set.get((limit, client.pk)) if client else None
        return own if own is not None else self._set.get((limit, None), DEFAULTS[limit].value)

    def whole(self, limit: Limit, *, client: Client | None = None) -> int:
        """The same as a whole number."""
        return int(self.of(limit, client=client))


def _set(_: str) -> models.QuerySet[Threshold, tuple[object, ...]]:
    return Threshold.objects.values_list("limit", "client_id", "value")


SET = Prepared(_set, alias=PRACTICE)
