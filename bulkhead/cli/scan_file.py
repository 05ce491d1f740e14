"""`bulkhead scan-file`: the guard's answer for one file, without letting it in anywhere. Nothing is stored."""

import json
import sys
import time
from importlib import import_module
from pathlib import Path

import click

from bulkhead.cli.known import Known
from bulkhead.cli.refusing import Refused
from bulkhead.guard.matching import Names, judge
from bulkhead.guard.names_file import NamesFileError, parse_names
from bulkhead.guard.readings import Reading
from bulkhead.guard.verdicts import Judgement, Verdict
from bulkhead.isolation import children
from bulkhead.isolation.blobs import LARGEST

STATUS = {Verdict.PASS: 0, Verdict.ASK: 3, Verdict.STOP: 4, Verdict.HOLD: 5}
WORDS = {
    Verdict.PASS: "Pass: it names no other client.",
    Verdict.ASK: "Ask: it may name another client.",
    Verdict.STOP: "Stop: it names another client.",
    Verdict.HOLD: "Hold: it could not be read.",
}


@click.command("scan-file")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--target", required=True, help="The slug of the client the file is for.")
@click.option("--data", "folder", type=click.Path(path_type=Path), help="A data folder, whose clients are the others.")
@click.option("--names", type=click.Path(path_type=Path), help="A names file instead: slug = Legal Name, short name, …")
@click.option("--json", "as_json", is_flag=True, help="Print the result for a machine.")
def command(*, file: Path, target: str, folder: Path | None, names: Path | None, as_json: bool) -> None:
    """Say whether FILE names a client it is not for.

    Ends with 0 when it passes, 3 when it may name another, 4 when it does, 5 when it could not be read, 2 when the
    question itself is wrong.
    """
    if folder and names:
        raise Refused("Name a data folder or a names file, not both.")
    content = _content(file)
    known = _of_file(names) if names else _of_practice(folder)
    if target not in known.by_slug:
        raise Refused(f"There is no client “{target}”. Known are: {', '.join(sorted(known.by_slug)) or 'none'}.")
    children.run("read", args={"name": "warm.txt"})  # starting a child is no part of the measured time.
    began = time.perf_counter()
    judgement = _judge(file.name, content, known, target)
    _tell(judgement, known, ms=round((time.perf_counter() - began) * 1000, 1), as_json=as_json)
    sys.exit(STATUS[judgement.verdict])


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise Refused(f"{file} is larger than {LARGEST >> 20} MB, more than a client's vault takes.")
        return file.read_bytes()
    except FileNotFoundError as error:
        raise Refused(f"There is no file {file}.") from error
    except IsADirectoryError as error:
        raise Refused(f"{file} is a folder. Name one file.") from error
    except PermissionError as error:
        raise Refused(f"{file} cannot be read by this user.") from error


def _of_file(names: Path) -> Known:
    try:
        terms = parse_names(_content(names).decode())
    except UnicodeDecodeError as error:
        raise Refused(f"{names} is not text in UTF-8. Save it as that.") from error
    except NamesFileError as error:
        raise Refused(f"{names}: {error}") from error
    return Known(Names(terms), {term.client: term.client for term in terms})


def _of_practice(folder: Path | None) -> Known:
    """Django, and the models behind it, only where a data folder is asked."""
    import_module("bulkhead.cli.opening").set_up()
    known: Known = import_module("bulkhead.cli.known_of_practice").known(folder)
    return known


def _judge(name: str, content: bytes, known: Known, target: str) -> Judgement:
    try:
        reading = Reading.from_json(children.run("read", args={"name": name}, payload=content))
    except children.ChildFailed as failure:
        reading = Reading("unknown", (), str(failure))
    return judge(reading, names=known.names, target=known.by_slug[target])


def _tell(judgement: Judgement, known: Known, *, ms: float, as_json: bool) -> None:
    slugs = {key: slug for slug, key in known.by_slug.items()}
    findings = [{**finding.told(), "client": slugs[finding.client]} for finding in judgement.findings]
    if as_json:
        said = {"verdict": judgement.verdict.value, "findings": findings, "ms": ms}
        print(json.dumps(said | ({"reason": judgement.reason} if judgement.reason else {})))
    else:
        print(WORDS[judgement.verdict], judgement.reason)
        for one in findings:
            print(f"  {one['client']}: “{one['name']}” in {one['place']}: {one['excerpt']}")
