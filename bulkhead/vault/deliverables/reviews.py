"""What must be true before a version goes out: looked at by a second reader, its checklist done, nothing left over."""

from django.db import models, transaction

from bulkhead.base.clock import now
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.models import VaultModel
from bulkhead.vault.deliverables.errors import NotPossibleNow
from bulkhead.vault.deliverables.models import Version
from bulkhead.vault.trail.models import VaultLine


class Review(VaultModel):
    """A version was sent for a last look, and perhaps to a second reader who must pass it."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="reviews")
    asked_at = models.DateTimeField(default=now)
    asked_by = models.CharField(max_length=120)
    asked_by_id = models.UUIDField(null=True)
    second_id = models.UUIDField(null=True)
    second_name = models.CharField(max_length=120, blank=True)
    passed_at = models.DateTimeField(null=True)
    passed_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("-asked_at",)

    @property
    def waits_for_second(self) -> bool:
        return self.second_id is not None and self.passed_at is None

    @classmethod
    def standing(cls, version: Version) -> "Review | None":
        """The last time this version was sent for review."""
        return cls._default_manager.filter(version=version).first()

    def let_pass(self, *, by: Actor) -> None:
        """The second reader has read it; said twice, the first time stands. NotPossibleNow for whoever sent it."""
        with transaction.atomic(using="vault"):
            self.refresh_from_db()
            if not self.waits_for_second:
                return
            if by.id == self.asked_by_id:
                raise NotPossibleNow(f"You sent it; {self.second_name} reads it before it is delivered.")
            self.passed_at, self.passed_by = now(), by.name
            self.save(update_fields=["passed_at", "passed_by"])
            version = self.version
            words = f"{by.name} read {version} as second reader and let it pass."
            version.deliverable.tell("review.passed", by=by, words=words)


class Check(VaultModel):
    """One line of the quality checklist of a version: checked, or waived for a reason, or still open."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="checks")
    place = models.PositiveSmallIntegerField(default=0)
    words = models.CharField(max_length=200)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=120, blank=True)
    waived_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("place", "words")
        constraints = (models.UniqueConstraint(fields=("version", "words"), name="check_once"),)

    @property
    def is_open(self) -> bool:
        return self.settled_at is None

    def tick(self, *, by: Actor) -> None:
        """It is so; somebody looked."""
        self._settle(by=by, because="", did="checked")

    def waive(self, *, because: str, by: Actor) -> None:
        """It goes out without this, for a reason."""
        self._settle(by=by, because=because, did="waived")

    def reopen(self, *, by: Actor) -> None:
        """It must be looked at again."""
        with transaction.atomic(using="vault"):
            self.refresh_from_db()
            _refuse_delivered(self.version)
            if not self.is_open:
                self.settled_at, self.settled_by, self.waived_because = None, "", ""
                self.save(update_fields=["settled_at", "settled_by", "waived_because"])
                self._tell("check.reopened", by=by, did="reopened")

    def _settle(self, *, by: Actor, because: str, did: str) -> None:
        with transaction.atomic(using="vault"):
            self.refresh_from_db()
            _refuse_delivered(self.version)
            if self.is_open:
                self.settled_at, self.settled_by, self.waived_because = now(), by.name, because
                self.save(update_fields=["settled_at", "settled_by", "waived_because"])
                self._tell(f"check.{did}", by=by, did=did)

    def _tell(self, act: str, *, by: Actor, did: str) -> None:
        words = f"{by.name} {did} “{self.words[:80]}” of {self.version}."
        VaultLine.append(act, by=by, words=words, subject=self.version.deliverable_id)


class Waiver(VaultModel):
    """What looks left over in a version and is meant so, for a reason."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="waivers")
    text = models.CharField(max_length=200)
    because = models.CharField(max_length=200)
    waived_at = models.DateTimeField(default=now)
    waived_by = models.CharField(max_length=120)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("version", "text"), name="waiver_once"),)

    @classmethod
    def give(cls, version: Version, *, text: str, because: str, by: Actor) -> "Waiver":
        """Said twice, it stands once."""
        with transaction.atomic(using="vault"):
            row, is_new = cls._default_manager.get_or_create(
                version=version, text=text[:200], defaults={"because": because, "waived_by": by.name}
            )
            if is_new:
                words = f"{by.name} let “{text[:80]}” stand in {version}: {because}"
                VaultLine.append("leftover.waived", by=by, words=words, subject=version.deliverable_id)
        return row


class Remark(VaultModel):
    """Something one of the practice says to another about a version. No portal ever shows it."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="remarks")
    words = models.TextField(max_length=4000)
    by_name = models.CharField(max_length=120)
    by_id = models.UUIDField(null=True)
    written_at = models.DateTimeField(default=now)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("written_at",)

    @classmethod
    def write(cls, version: Version, *, words: str, by: Actor) -> "Remark":
        """The last words said again by the same person change nothing."""
        with transaction.atomic(using="vault"):
            last = cls._default_manager.filter(version=version).last()
            if last is not None and (last.words, last.by_id) == (words, by.id):
                return last
            row = cls(version=version, words=words, by_name=by.name, by_id=by.id)
            row.save()
            told = f"{by.name} remarked on {version}."
            VaultLine.append("remark.written", by=by, words=told, subject=version.deliverable_id)
        return row

    def settle(self, *, by: Actor) -> None:
        """It is dealt with; said twice, the first time stands."""
        with transaction.atomic(using="vault"):
            self.refresh_from_db()
            if self.settled_at is None:
                self.settled_at, self.settled_by = now(), by.name
                self.save(update_fields=["settled_at", "settled_by"])
                told = f"{by.name} settled a remark on {self.version}."
                VaultLine.append("remark.settled", by=by, words=told, subject=self.version.deliverable_id)


def refuse_unready(version: Version) -> None:
    """NotPossibleNow while a second reader has not passed it or a line of its checklist is open."""
    review = Review.standing(version)
    if review is not None and review.waits_for_second:
        raise NotPossibleNow(f"{review.asked_by} sent it; {review.second_name} reads it before it is delivered.")
    left = version.checks.filter(settled_at=None).count()
    if left:
        lines = "One line of its checklist is" if left == 1 else f"{left} lines of its checklist are"
        raise NotPossibleNow(f"{lines} neither checked nor waived. Settle them, then deliver it.")


def _refuse_delivered(version: Version) -> None:
    if hasattr(version, "delivery"):
        raise NotPossibleNow("This version was delivered with its checklist as it stands.")
