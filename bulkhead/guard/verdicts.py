"""What the guard can say about a file or a text."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum


class Verdict(StrEnum):
    PASS = "pass"
    ASK = "ask"
    STOP = "stop"
    HOLD = "hold"


@dataclass(frozen=True)
class Finding:
    """One sign of another client, and the place where it stands."""

    client: str
    name: str
    place: str
    excerpt: str
    rule: str


@dataclass(frozen=True)
class Judgement:
    """A verdict with its findings; `reason` is the sentence for what could not be read."""

    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    reason: str = ""

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, written: str | bytes) -> "Judgement":
        fields = json.loads(written)
        findings = tuple(Finding(**finding) for finding in fields["findings"])
        return cls(Verdict(fields["verdict"]), findings, fields["reason"])
