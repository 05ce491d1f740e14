"""Rows, files, log, index and verifier into one zip, streamed; inside the client that leaves."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bulkhead.base.clock import now
from bulkhead.cli.export.page import index
from bulkhead.isolation.blobs import vault_blobs
from bulkhead.vault.leaving import left_out
from bulkhead.vault.leaving.rows import Leaving, Table, Value, files, tables

VERIFIER = Path(__file__).with_name("verify.py")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
STORED = frozenset({"docx", "pptx", "xlsx", "pdf", "png", "jpg", "jpeg", "zip", "gif", "mp4"})  # packed already.


@dataclass(frozen=True)
class Packed:
    """What is in it."""

    tables: int
    rows: int
    files: int


class Package:
    """A zip that remembers how large each member is and its hash."""

    def __init__(self, target: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)
        self._sums: dict[str, dict[str, str | int]] = {}
        self._moment = now().timetuple()[:6]

    def put(self, path: str, pieces: Iterator[bytes]) -> None:  # lint: arguments -- a path and what lies there.
        """One member; the bytes are never all in memory."""
        digest, size = hashlib.sha256(), 0
        member = zipfile.ZipInfo(path, self._moment)
        packed = path.rpartition(".")[2].lower() in STORED
        member.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        with self._zip.open(member, "w", force_zip64=True) as inner:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                inner.write(piece)
        self._sums[path] = {"size": size, "sha256": digest.hexdigest()}

    def put_text(self, path: str, text: str) -> None:  # lint: arguments -- see above.
        self.put(path, iter([text.encode()]))

    def put_sums(self) -> None:
        """The list of all members, last."""
        self.put_text("checksums.json", json.dumps(self._sums, indent=1, ensure_ascii=False))

    def close(self) -> None:
        """Let go of it, finished or not."""
        self._zip.close()


def pack(target: BinaryIO, *, client: str) -> Packed:
    """All of the client that is open."""
    every = tables()
    leaving = files(every)
    with closing(Package(target)) as package:
        for one in leaving:
            package.put(one.path, vault_blobs().read(one.blob_id))
        for table in every:
            _put_table(package, table, leaving)
        reasons = {"models": dict(left_out.MODELS), "fields": dict(left_out.FIELDS)}
        package.put_text("left-out.json", json.dumps(reasons, indent=1))
        package.put_text("verify.py", VERIFIER.read_text())
        package.put_text("README.html", index(client, tables=every, files=leaving))
        package.put_sums()
    return Packed(len(every), sum(len(table.rows) for table in every), len(leaving))


def _put_table(package: Package, table: Table, leaving: list[Leaving]) -> None:
    """A row of a file also says where in the export it lies."""
    paths = {str(one.blob_id): one.path for one in leaving} if table.name == "Blob" else {}
    rows = [{**row, "path": paths.get(str(row["id"]), "")} if paths else row for row in table.rows]
    columns = [*table.columns, "path"] if paths else list(table.columns)
    package.put_text(f"data/{table.name}.json", json.dumps(rows, indent=1, ensure_ascii=False))
    package.put_text(f"data/{table.name}.csv", _csv(columns, rows))


def _csv(columns: list[str], rows: list[dict[str, Value]]) -> str:
    written = io.StringIO()
    sheet = csv.writer(written)
    sheet.writerow(columns)
    sheet.writerows([_cell(row[name]) for name in columns] for row in rows)
    return "\ufeff" + written.getvalue()


def _cell(value: Value) -> str:
    """Text that a spreadsheet would take for a formula is marked as text."""
    if value is None:
        shown = ""
    elif isinstance(value, list | dict):
        shown = json.dumps(value, ensure_ascii=False)
    else:
        shown = str(value)
    return f"'{shown}" if isinstance(value, str) and shown.startswith(FORMULA) else shown
