"""A scan with two hands, against the fastest library for each kind taking nothing but the plain text of the same files.

`python -m bulkhead.cli.bench.scan [FOLDER]`; without a folder, one of 300 made files. The library reads less of each
file by far: no properties, notes, comments, hidden or embedded parts, and it looks for nobody's name.
"""

import io
import re
import resource
import sys
import tempfile
import zipfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pypdfium2  # lint: libraries -- it is what our own reading is measured against.
from python_calamine import CalamineError, CalamineWorkbook

from bulkhead.cli.bench.figures import Figure, hand_over
from bulkhead.cli.bench.papers import a_folder
from bulkhead.cli.scan.running import run
from bulkhead.cli.scan.survey import Survey
from bulkhead.guard.roster import Roster

HANDS = 2
BROKEN = (pypdfium2.PdfiumError, CalamineError, zipfile.BadZipFile, KeyError, OSError, RuntimeError, ValueError)
TEXT = re.compile(rb"<(?:w|a):t[^>]*>([^<]*)")
PARTS = re.compile(r"word/document\.xml|ppt/slides/slide\d+\.xml")


def main() -> None:
    if len(sys.argv) > 1:
        hand_over(figures(Path(sys.argv[1]), about="real files"))
    else:
        with tempfile.TemporaryDirectory(prefix="bulkhead-scan-") as folder:
            hand_over(figures(a_folder(Path(folder)), about="300 made files"))


def figures(folder: Path, *, about: str) -> list[Figure]:
    survey = Survey.of(folder, said=1, known=(), may_ask=False)
    jobs = survey.jobs(Roster((), told={}))
    paths, megabytes = [job.path for job in jobs], sum(job.size for job in jobs) / 1e6
    plain = _timed(lambda: _plain_text(paths))
    scanned = _timed(lambda: run(survey, roster=Roster(survey.folders, told={}), hands=HANDS, quietly=True))
    return [
        Figure(f"scan, {about}, files a second", round(len(paths) / scanned, 1), "files/s", number=len(paths)),
        Figure(f"scan, {about}, megabytes a second", round(megabytes / scanned, 2), "MB/s", number=len(paths)),
        Figure(f"plain text, {about}, files a second", round(len(paths) / plain, 1), "files/s", number=len(paths)),
        Figure(f"plain text, {about}, megabytes a second", round(megabytes / plain, 2), "MB/s", number=len(paths)),
        Figure(f"scan to plain text, {about}", round(scanned / plain, 2), "×", number=len(paths)),
    ]


def _timed(work: Callable[[], object]) -> float:
    """How long it takes on two cores that do nothing else: half the CPU of all its processes, ended by then."""
    began = _used()
    work()
    return (_used() - began) / HANDS


def _used() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in spent)


def _plain_text(paths: list[str]) -> int:
    with ProcessPoolExecutor(HANDS) as pool:
        return sum(pool.map(length_of_text, paths, chunksize=4))


def length_of_text(path: str) -> int:
    """How many signs the library finds; none in what it cannot read."""
    content = Path(path).read_bytes()
    reader = READERS.get(Path(path).suffix.lower().removesuffix("m").removesuffix("x"), _of_text)
    try:
        return reader(content)
    except BROKEN:
        return 0


def _of_pdf(content: bytes) -> int:
    """pypdfium2."""
    with pypdfium2.PdfDocument(content) as pdf:
        return sum(len(page.get_textpage().get_text_range()) for page in pdf)


def _of_workbook(content: bytes) -> int:
    """python-calamine."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).iter_rows())
    return sum(len(str(cell)) for row in rows for cell in row)


def _of_package(content: bytes) -> int:
    """The document or the slides by zipfile and one regular expression: faster than any library for it."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = (package.read(name) for name in package.namelist() if PARTS.fullmatch(name))
        return sum(len(text) for part in parts for text in TEXT.findall(part))


def _of_text(content: bytes) -> int:
    return len(content.decode(errors="replace"))


READERS: dict[str, Callable[[bytes], int]] = {
    ".pdf": _of_pdf,
    ".xls": _of_workbook,
    ".doc": _of_package,
    ".ppt": _of_package,
}


if __name__ == "__main__":
    main()
