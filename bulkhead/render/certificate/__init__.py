"""The certificate of a check: one page of plain words, as HTML that stands alone and as an accessible PDF on A4.

There is one for the practice, and one for each client that says nothing of any other: not who, not how many.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bulkhead.render.typesetting import typeset

HERE = Path(__file__).parent
SOURCE = (HERE / "certificate.typ").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Figure:
    """A number, and what it counts."""

    number: str
    words: str


@dataclass(frozen=True)
class Section:
    """A heading with words, facts in two columns, lines, and a table; whatever is there of them."""

    heading: str
    words: str = ""
    facts: Sequence[tuple[str, str]] = ()
    lines: Sequence[str] = ()
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


@dataclass(frozen=True)
class Certificate:
    """Everything that stands on one. `status` is clean, leak or void."""

    title: str
    about: str
    status: str
    status_words: str
    headline: str
    summary: str
    made: str
    made_at: datetime
    hue: int
    figures: Sequence[Figure]
    sections: Sequence[Section]


def as_page(certificate: Certificate) -> str:
    """The whole page; nothing is loaded from anywhere, and it needs no script."""
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style = (HERE / "certificate.css").read_text(encoding="utf-8").replace("HUE", str(certificate.hue))
    style_sum = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template("certificate.html").render(given=certificate, style=style, style_sum=style_sum)


def as_paper(certificate: Certificate) -> bytes:
    """The same words as a PDF."""
    values = {name: value for name, value in asdict(certificate).items() if name != "made_at"}
    words = {"language": "en", "brand": "Bulkhead", "page": "Page", "of": "of"}
    return typeset(SOURCE, values={**values, **words}, made_at=certificate.made_at)
