"""The one function that asks the guard, for files and for words. Reading happens in a child; every answer is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from bulkhead.guard.matching import judge, judge_text
from bulkhead.guard.readings import Reading
from bulkhead.guard.verdicts import Finding, Judgement, Verdict
from bulkhead.isolation import children
from bulkhead.practice.clients.models import Client
from bulkhead.practice.clients.terms import names_of_all
from bulkhead.practice.tray.models import GuardEvent

LIBRARY = "library"
UNREADABLE = "It could not be read within the limits. What cannot be read does not pass."


NOTHING = Reading("unknown")


@dataclass(frozen=True)
class Judged:
    """A verdict, what kind of file it is by content, and all text that was read in it."""

    judgement: Judgement
    kind: str
    reading: Reading = NOTHING

    @property
    def passes(self) -> bool:
        return self.judgement.verdict == Verdict.PASS


class Stopped(RuntimeError):
    """Words name another client, or may. `judgement` has the places."""

    def __init__(self, judgement: Judgement) -> None:
        super().__init__("these words name another client")
        self.judgement = judgement


def judge_file(
    name: str, *, pieces: Iterable[bytes], target: Client | None, door: str, by: str, sha256: str = ""
) -> Judged:
    """Read all of a file and say whether it may enter. No target means the library, where a question is a no."""
    judged = look_over(name, pieces=pieces, target=target)
    if target is not None:
        _keep(judged.judgement, target=target, door=door, by=by, sha256=sha256)
    return judged


def look_over(name: str, *, pieces: Iterable[bytes], target: Client | None) -> Judged:
    """What the guard would say; nothing crosses on this answer, so nothing is kept of it."""
    reading = _read(name, pieces)
    aim = LIBRARY if target is None else str(target.id)
    judgement = judge(reading, names=names_of_all(), target=aim, strict=target is None)
    return Judged(judgement, reading.kind, reading)


def judge_words(
    words: str, *, place: str, target: Client | None, door: str, by: str, strict: bool = False, once: str = ""
) -> Judgement:
    """Whether words may stand in a client's vault, or in the library when there is no target.

    Strict is for words that reach the calendar over all clients; the library always is. `once` marks what is tried
    again and again: the same answer to it is one event.
    """
    aim = LIBRARY if target is None else str(target.id)
    judgement = judge_text(words, place=place, names=names_of_all(), target=aim, strict=strict or target is None)
    if target is not None and judgement.verdict != Verdict.PASS:
        _keep(judgement, target=target, door=door, by=by, sha256=once, once=bool(once))
    return judgement


def refuse_words(words: str, *, place: str, target: Client | None, door: str, by: str) -> None:
    """Stopped unless the words pass."""
    judgement = judge_words(words, place=place, target=target, door=door, by=by)
    if judgement.verdict != Verdict.PASS:
        raise Stopped(judgement)


def named_clients(judgement: Judgement) -> dict[str, str]:
    """Display names of the clients that findings speak of, by id."""
    ids = {UUID(finding.client) for finding in judgement.findings}
    return {str(pk): name for pk, name in Client.objects.filter(pk__in=ids).values_list("pk", "display_name")}


def slugs_of(findings: Iterable[Finding]) -> dict[str, str]:
    """Address words of the clients that findings speak of, by id: how a machine names them."""
    ids = {UUID(finding.client) for finding in findings}
    return {str(pk): slug for pk, slug in Client.objects.filter(pk__in=ids).values_list("pk", "slug")}


def _read(name: str, pieces: Iterable[bytes]) -> Reading:
    try:
        return Reading.from_json(children.run("read", args={"name": name}, payload=pieces))
    except children.ChildFailed:
        return Reading("unknown", (), UNREADABLE)


def _keep(judgement: Judgement, *, target: Client, door: str, by: str, sha256: str, once: bool = False) -> None:
    verdict = judgement.verdict.value
    if once and GuardEvent.objects.filter(client=target, door=door, verdict=verdict, sha256=sha256).exists():
        return
    named = judgement.findings[0].client if judgement.findings else None
    event = GuardEvent(client=target, named_id=named, door=door, verdict=verdict, by=by, sha256=sha256)
    event.places = len(judgement.findings)
    event.save()
