"""The report of a scan as one page that stands alone: nothing is loaded from anywhere, and it needs no script."""

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bulkhead.base.scan_report import Report, by_reason, left_by_reason, marked

HERE = Path(__file__).parent
MOST_SIGNS = 12
MOST_FILES = 200


def scan_page(report: Report) -> str:
    """The whole page; every word of a file in it is escaped."""
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["plural"] = _plural
    style = (HERE / "page.css").read_text(encoding="utf-8")
    return environment.get_template("page.html").render(
        report=report,
        style=style,
        style_sum=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        name_of=report.name_of,
        marked=lambda sign: marked(sign.excerpt, name=sign.name),
        unread=by_reason(report.unread),
        left=left_by_reason(report.left),
        most_signs=MOST_SIGNS,
        most_files=MOST_FILES,
    )


def _plural(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
