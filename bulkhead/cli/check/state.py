"""Who has been through already: a check that was stopped goes on where it was, on a fresh copy with fresh canaries."""

import hashlib
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib.metadata import distributions
from pathlib import Path
from typing import Self

import bulkhead
from bulkhead.base.clock import now
from bulkhead.cli.check.cast import Visitor
from bulkhead.cli.check.judging import Finding
from bulkhead.cli.check.staging import Stage
from bulkhead.cli.check.walking import Walked

FILE = "stopped.json"
PACKAGE = Path(bulkhead.__file__).parent
GOOD_FOR = timedelta(hours=24)


@dataclass
class State:
    """Walks that are done, by the visitor's key, beside what they are only good for."""

    path: Path
    mark: str
    began: str
    sittings: int = 1
    done: dict[str, Walked] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, *, staged: Stage, only: str, afresh: bool) -> Self:
        """As it was left within the last day, when the same program is to walk the same people of the same clients."""
        keys = sorted(one.key for one in staged.visitors if not _is_extra(one, staged))
        mark = hashlib.sha256(json.dumps([only, keys, program()]).encode()).hexdigest()
        left = _read(folder / FILE)
        state = cls(folder / FILE, mark, now().isoformat())
        is_good = left.get("mark") == mark and now() - datetime.fromisoformat(str(left["began"])) < GOOD_FOR
        if is_good and not afresh:
            state.began, state.sittings = str(left["began"]), int(str(left["sittings"])) + 1
            known = set(keys)
            walks = left["done"]
            assert isinstance(walks, dict), "it was written by `note`"
            state.done = {key: _walked(one) for key, one in walks.items() if key in known}
        return state

    def waits(self, visitor: Visitor) -> bool:
        return visitor.key not in self.done

    def note(self, visitor: Visitor, *, walked: Walked) -> None:
        """Whole or not at all, so that a check may be killed anywhere."""
        self.done[visitor.key] = walked
        whole = {"mark": self.mark, "began": self.began, "sittings": self.sittings}
        walks = {key: _plain(one) for key, one in self.done.items()}
        written = self.path.with_suffix(".part")
        written.touch(mode=0o600)
        written.write_text(json.dumps({**whole, "done": walks}))
        written.replace(self.path)

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)


def program(package: Path = PACKAGE) -> str:
    """A sum of what walks and answers now: every file of the package, migrations among them, and what it uses."""
    whole = hashlib.sha256(sys.version.encode())
    for name, version in sorted({(str(one.name), str(one.version)) for one in distributions()}):
        whole.update(f"{name} {version}\0".encode())
    for path in sorted(one for one in package.rglob("*") if one.is_file() and "__pycache__" not in one.parts):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{path.relative_to(package)}\0{content}\0".encode())
    return whole.hexdigest()


def _is_extra(visitor: Visitor, staged: Stage) -> bool:
    return visitor.own in (staged.extra.newcomer.id.hex, staged.extra.probe.id.hex)


def _read(path: Path) -> dict[str, object]:
    try:
        left: dict[str, object] = json.loads(path.read_text())
    except (OSError, ValueError):
        left = {}
    return left


def _plain(walked: Walked) -> dict[str, object]:
    findings = [one.as_json() for one in walked.findings]
    return {
        "counts": walked.counts,
        "findings": findings,
        "failed": walked.failed,
        "addresses": sorted(walked.addresses),
    }


def _walked(plain: dict[str, object]) -> Walked:
    counts, findings, failed, found = (plain[name] for name in ("counts", "findings", "failed", "addresses"))
    assert isinstance(counts, dict), "it was written by `_plain`"
    assert isinstance(findings, list), "see above"
    assert isinstance(failed, list), "see above"
    assert isinstance(found, list), "see above"
    return Walked(Counter(counts), [Finding(**one) for one in findings], failed, set(found))
