"""The recovery sheet: one page to print and to lock away, as PDF or as a page for the printer of a browser."""

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bulkhead.render.typesetting import typeset

HERE = Path(__file__).parent
HEADING = "Recovery sheet"
WARNING = "Whoever holds this sheet and a copy of your data can read everything in it."
READING = "There is no letter I, L, O or U: what looks like one is a 1 or a 0. Spaces and capitals do not matter."
STEPS = (
    "Print it, then remove the file. Keep the sheet locked away, and never with a backup of the data.",
    "Type it back once, to know that it is right: bulkhead keys test",
    "If the key is ever lost, put it back from this sheet: bulkhead keys restore",
    "A new master key wants a new sheet. Keep the old sheet as long as you keep backups of its time.",
)


@dataclass(frozen=True)
class Sheet:
    """What stands on it. `lines` are the key as it is typed; `mark` tells this key from another."""

    lines: tuple[str, ...]
    mark: str
    folder: str
    made_at: datetime

    @classmethod
    def from_json(cls, content: bytes) -> "Sheet":
        """The moment is written as ISO 8601 with an offset."""
        given = json.loads(content)
        return cls(tuple(given["lines"]), given["mark"], given["folder"], datetime.fromisoformat(given["made_at"]))


def pdf(sheet: Sheet) -> bytes:
    return typeset((HERE / "sheet.typ").read_text(), values=_values(sheet), made_at=sheet.made_at)


def page(sheet: Sheet) -> str:
    """It stands alone: nothing is loaded from anywhere, and it needs no script."""
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style = (HERE / "page.css").read_text(encoding="utf-8")
    style_sum = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template("page.html").render(**_values(sheet), style=style, style_sum=style_sum)


def _values(sheet: Sheet) -> dict[str, object]:
    return {
        "heading": HEADING,
        "warning": WARNING,
        "lines": [line.split() for line in sheet.lines],
        "columns": ["Line", "Letters and digits", "Check"],
        "steps": list(STEPS),
        "facts": [
            ("Fingerprint", _grouped(sheet.mark)),
            ("Data folder", sheet.folder),
            ("Made", f"{sheet.made_at:%Y-%m-%d %H:%M} UTC"),
        ],
        "reading": READING,
    }


def _grouped(mark: str) -> str:
    return " ".join(mark[at : at + 4] for at in range(0, len(mark), 4))
