"""The report for a terminal, and the certificates that are written of it."""

from pathlib import Path

from bulkhead.base.check_report import Report
from bulkhead.cli.check.certifying import for_client, for_practice
from bulkhead.cli.check.scratch import checks_folder
from bulkhead.cli.tables import Table
from bulkhead.isolation.places import Places
from bulkhead.render.certificate import Certificate, as_page, as_paper

LAST = "last.json"
MOST_LINES = 40


def write(report: Report, *, places: Places, out: Path | None) -> list[Path]:
    """The last report stays with the practice; certificates go where they were asked for."""
    kept = checks_folder(places)
    _put(kept / LAST, report.as_json().encode())
    written = []
    if out is not None:
        out.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put(out / "check.json", report.as_json().encode())
        written.append(out / "check.json")
        written += _put_both(out / "check", for_practice(report))
        for portal in report.portals:
            written += _put_both(out / f"for-{portal.slug}", for_client(report, portal=portal))
    return written


def _put_both(path: Path, certificate: Certificate) -> list[Path]:
    page, paper = path.with_suffix(".html"), path.with_suffix(".pdf")
    _put(page, as_page(certificate).encode())
    _put(paper, as_paper(certificate))
    return [page, paper]


def _put(path: Path, content: bytes) -> None:
    """Whole or not at all, and for its owner alone."""
    part = path.with_name(f"{path.name}.part")
    part.touch(mode=0o600)
    part.write_bytes(content)
    part.replace(path)


def tell(report: Report, *, written: list[Path]) -> None:
    print(report.headline)
    for spy in report.spies:
        print(f"• planted {spy.what}: {'found' if spy.is_found else 'NOT found'}")
    table = Table("Times", "What", "Whose", "Seen by", "Where", "Address", "How")
    for leak in report.leaks[:MOST_LINES]:
        table.add(leak.count, leak.kind, leak.whose, leak.seen_by, leak.where, leak.address[:70], leak.what[:60])
    if table.has_rows:
        table.show()
    for one in report.failed:
        print(f"• {one}")
    print(", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in report.counts.items()))
    print(f"{report.seconds:,.1f} s")
    for path in written:
        print(f"Written: {path}")
