"""A proof of delivery as one accessible page: what was delivered, who opened it, what they answered."""

import json
import re
from collections.abc import Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bulkhead.render.refusals import Refused
from bulkhead.render.typesetting import typeset

SOURCE = Path(__file__).with_name("receipt.typ").read_text()
LOCALE = "en_US"
ANSWERS = {"approved": "Approved", "change asked": "Asked for a change", "": "No answer"}
# Marks that turn the order of letters round could make a name read as another.
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
LONG_WORD = re.compile(r"\S{16}(?=\S{8})")


@dataclass(frozen=True)
class Reader:
    """Somebody who was to read it; `answer` is “approved”, “change asked” or nothing."""

    name: str
    role: str
    opened_at: datetime | None = None
    answer: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True)
class Receipt:
    portal: str
    practice: str
    title: str
    kind: str
    version: int
    sha256: str
    size: int
    delivered_at: datetime
    delivered_by: str
    made_at: datetime
    zone: str
    log_line: int
    chain: str
    hue: int
    file_name: str = ""
    reissued: str = ""
    readers: tuple[Reader, ...] = ()

    @classmethod
    def from_json(cls, content: bytes) -> "Receipt":
        """Times are written as ISO 8601 with an offset."""
        given = json.loads(content)
        lacking = sorted({each.name for each in fields(cls) if each.default is MISSING} - set(given))
        if lacking:
            raise Refused(f"A receipt cannot be made without {', '.join(lacking)}.")
        for name in ("delivered_at", "made_at"):
            given[name] = datetime.fromisoformat(given[name])
        given["readers"] = tuple(map(_reader, given.get("readers", [])))
        return cls(**{each.name: given[each.name] for each in fields(cls) if each.name in given})


def receipt(facts: Receipt) -> bytes:
    return typeset(SOURCE, values=_values(facts), made_at=facts.made_at)


def _values(facts: Receipt) -> dict[str, object]:
    opened = sum(1 for reader in facts.readers if reader.opened_at)
    return {
        "language": "en",
        "hue": facts.hue,
        "portal": shown(facts.portal),
        "practice": shown(facts.practice),
        "heading": "Proof of delivery",
        "name": f"Proof of delivery: {visible(facts.title)}",
        "summary": f"{shown(facts.practice)} delivered “{shown(facts.title)}” to the portal of {shown(facts.portal)}. "
        f"{_people(opened, len(facts.readers))}",
        "delivered": "What was delivered",
        "fact_heads": ["Fact", "As recorded"],
        "facts": _facts(facts),
        "readers": "Who could read it",
        "nobody": "Nobody was named as a reader.",
        "row_heads": ["Name", "Role", "First opened", "Answer"],
        "rows": [_row(reader, facts.zone) for reader in facts.readers],
        "proof": "How to check it",
        "proof_words": _proof(facts),
        "chain": visible(facts.chain),
        "made": f"Made {moment(facts.made_at, zone=facts.zone)} ({facts.zone})",
        "page": "Page",
        "of": "of",
    }


def _facts(facts: Receipt) -> list[tuple[str, str, bool]]:
    """Name, words, and whether they are a code."""
    rows = [
        ("Title", shown(facts.title), False),
        ("Kind", shown(facts.kind), False),
        ("Version", f"{facts.version:,}", False),
        ("Reissued because", shown(facts.reissued), False),
        ("File", shown(facts.file_name), False),
        ("Size", f"{facts.size:,} bytes", False),
        ("SHA-256", visible(facts.sha256), True),
        ("Delivered", f"{moment(facts.delivered_at, zone=facts.zone)} ({facts.zone})", False),
        ("Delivered by", f"{shown(facts.delivered_by)}, {shown(facts.practice)}", False),
    ]
    return [row for row in rows if row[1]]


def _row(reader: Reader, zone: str) -> list[str]:
    opened = moment(reader.opened_at, zone=zone) if reader.opened_at else "Not opened"
    answer = ANSWERS.get(reader.answer, shown(reader.answer))
    answered = f"{answer}, {moment(reader.answered_at, zone=zone)}" if reader.answered_at else answer
    return [shown(reader.name), shown(reader.role), opened, answered]


def _proof(facts: Receipt) -> str:
    if not facts.chain:
        return "The portal’s log holds no line about this delivery, so it cannot be checked there."
    return (
        f"The delivery is line {facts.log_line:,} of the portal’s log. Each line carries a hash of the line before it, "
        "so none can be changed or left out unseen. The hash of that line:"
    )


def _people(opened: int, readers: int) -> str:
    if not readers:
        return ""
    if readers == 1:
        return "Its one reader has opened it." if opened else "Its one reader has not opened it yet."
    return f"{opened:,} of {readers:,} readers have opened it."


def moment(value: datetime, *, zone: str) -> str:
    """Day and time where the client is: “24 Nov 2026, 09:12 CET”."""
    there = value.astimezone(ZoneInfo(zone))
    return f"{format_date(there.date(), 'd MMM y', locale=LOCALE)}, {there:%H:%M %Z}"


def shown(text: str) -> str:
    """A word longer than a column may be broken."""
    return LONG_WORD.sub(lambda found: f"{found[0]}\u200b", visible(text))


def visible(text: str) -> str:
    """On one line, without what cannot be seen."""
    return " ".join(INVISIBLE.sub("", text).split())


def _reader(given: dict[str, str | None]) -> Reader:
    times = {name: datetime.fromisoformat(text) if (text := given.get(name)) else None for name in TIMES}
    name, role, answer = (given.get(each) or "" for each in ("name", "role", "answer"))
    return Reader(name, role, times["opened_at"], answer, times["answered_at"])


TIMES: Sequence[str] = ("opened_at", "answered_at")
