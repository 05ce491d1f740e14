"""What the guard can say about a file or a text."""

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    PASS = "pass"
    ASK = "ask"
    STOP = "stop"
    HOLD = "hold"


class Seen(NamedTuple):
    """More of what stands around a name, for whoever decides; `said` is the name as it is written there."""

    before: str = ""
    said: str = ""
    after: str = ""


@dataclass(frozen=True)
class Finding:
    """One sign of another client, and the place where it stands."""

    client: str
    name: str
    place: str
    excerpt: str
    rule: str
    seen: Seen = field(default=Seen(), compare=False, repr=False)

    def told(self) -> dict[str, str]:
        """What a machine is told of it."""
        said = {"client": self.client, "name": self.name, "place": self.place}
        return {**said, "excerpt": self.excerpt, "rule": self.rule}


@dataclass(frozen=True)
class Judgement:
    """A verdict with its findings; `reason` is the sentence for what could not be read."""

    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    reason: str = ""

    def as_json(self) -> str:
        findings = [finding.told() for finding in self.findings]
        said = {"verdict": self.verdict, "findings": findings, "reason": self.reason}
        return json.dumps(said, ensure_ascii=False)

    @classmethod
    def from_json(cls, written: str | bytes) -> "Judgement":
        fields = json.loads(written)
        findings = tuple(Finding(**finding) for finding in fields["findings"])
        return cls(Verdict(fields["verdict"]), findings, fields["reason"])
