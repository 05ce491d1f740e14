"""The recovery sheet: printed, proved, and used."""

import json
import os
import sys
from pathlib import Path

from bulkhead.base.clock import now
from bulkhead.cli.keys.asking import Unlocked, new_passphrase, places_of, typed_sheet
from bulkhead.cli.refusing import Refused
from bulkhead.isolation import children, keyring, sheet
from bulkhead.isolation.errors import UnsafeKey
from bulkhead.isolation.master import master_file
from bulkhead.isolation.places import Places, default_folder
from bulkhead.isolation.proof import note_proof
from bulkhead.isolation.rekeying.master_key import prove, put_back

PRINTER = Path("-")
SUFFIXES = (".pdf", ".html")


def write_sheet(folder: Path | None, *, written: Path) -> None:
    """Into a file that only its owner can read, or to the standard output. No other file is written."""
    places = places_of(folder)
    if written != PRINTER:
        _refuse_place(places, written)
    content = _made(places, as_pdf=written.suffix.lower() != ".html")  # a printer takes a PDF.
    if written == PRINTER:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    else:
        _write(written, content)
        print(f"Print {written}, lock the paper away, and remove the file. Then type it back: bulkhead keys test")


def prove_sheet(folder: Path | None) -> str:
    """What the sheet opens, in words; refused when it does not open this folder."""
    places = places_of(folder)
    key = typed_sheet()
    try:
        prove(places, key=key)
    except UnsafeKey as error:
        raise Refused(
            f"This sheet does not open {places.data}: it is of an earlier key, or of another practice. Nothing is wrong"
            " with the key in its file. Print today's sheet: bulkhead keys sheet FILE.pdf"
        ) from error
    note_proof(places, key=key)
    return f"The sheet opens {places.data}. Its fingerprint is {keyring.fingerprint(key)}."


def restore_from_sheet(folder: Path | None, *, protects: bool, backup: Path | None) -> str:
    """Where the key lies now, in words; refused when one lies there, or when it opens neither folder nor backup."""
    places = places_of(folder) if backup is None else Places((folder or default_folder()).expanduser().resolve())
    if os.path.lexists(master_file(places)):
        raise Refused(f"There is a master key at {master_file(places)} already. Nothing was written.")
    key = typed_sheet()
    put_back(places, key=key, passphrase=new_passphrase(None) if protects else "", backup=backup)
    return f"The master key is back at {master_file(places)}, and opens {backup or places.data}."


def _refuse_place(places: Places, written: Path) -> None:
    target = written.expanduser().resolve()
    if target.suffix.lower() not in SUFFIXES:
        raise Refused("Name a file that ends in .pdf or .html, or “-” for the standard output.")
    if not target.parent.is_dir():
        raise Refused(f"There is no folder {target.parent} to write {target.name} in.")
    if places.data in target.parents:
        raise Refused(f"{target} lies in the data folder: a backup would carry the key to itself. Name another place.")
    if os.path.lexists(written):
        raise Refused(f"There is a file {written} already. Name another one.")


def _made(places: Places, *, as_pdf: bool) -> bytes:
    """By a child of this command alone: no other process learns the key, and none holds it afterwards."""
    key = Unlocked(places).key
    facts = {"lines": sheet.lines_of(key), "mark": keyring.fingerprint(key), "folder": str(places.data)}
    facts |= {"made_at": now().isoformat()}
    return children.run_alone("key_sheet", args={"as": "pdf" if as_pdf else "html"}, payload=json.dumps(facts).encode())


def _write(written: Path, content: bytes) -> None:
    handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with open(handle, "wb") as file:
        file.write(content)
