"""`bulkhead doctor`: what is missing or unsafe, in words, and what to type. It changes nothing."""

import json
import sys
from pathlib import Path

import click

from bulkhead.base.facts import BAD, GOOD, UNKNOWN, WARN, Fact
from bulkhead.cli.doctor.certificate import certificate_fact
from bulkhead.cli.doctor.stores import store_facts
from bulkhead.isolation.facts.gathered import Group, Said, gathered
from bulkhead.isolation.places import Places, default_folder

WELL, UNSAFE, CANNOT_TELL = 0, 1, 2
VERDICTS = {WELL: "well", UNSAFE: "unsafe", CANNOT_TELL: "cannot tell"}
SIGNS = {GOOD: "ok  ", WARN: "LOOK", BAD: "BAD "}


@click.command("doctor")
@click.option("--data", "folder", type=click.Path(path_type=Path), help="The data folder.")
@click.option("--tls", "certificate", default="", help="A certificate to look at: its file, or HOST or HOST:PORT.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for a machine.")
def command(*, folder: Path | None, certificate: str, as_json: bool) -> None:
    """Say what is missing or unsafe here, and what to type. Nothing is changed, and nothing leaves this machine.

    Run it as the user and with the variables that Bulkhead is served with. Ends with 0 where all is well, 1 where
    something is unsafe or missing, 2 where that could not be told.
    """
    places = Places((folder or default_folder()).expanduser().resolve())
    of_store = store_facts(places)  # first, because some sides speak only to who holds the keys.
    said = [*gathered(places), *of_store]
    if certificate:
        said.append(Said(Group.ACCESS, certificate_fact(certificate)))
    status = status_of([one.fact for one in said])
    print(_as_json(said, status=status) if as_json else _as_words(said, status=status))
    sys.exit(status)


def status_of(facts: list[Fact]) -> int:
    """What is unsafe outweighs what nobody could tell."""
    if any(fact.kind in (WARN, BAD) for fact in facts):
        status = UNSAFE
    elif any(fact.word == UNKNOWN for fact in facts):
        status = CANNOT_TELL
    else:
        status = WELL
    return status


def _as_json(said: list[Said], *, status: int) -> str:
    facts = [{"group": group.value, **fact._asdict()} for group, fact in said]
    return json.dumps({"verdict": VERDICTS[status], "facts": facts}, ensure_ascii=False)


def _as_words(said: list[Said], *, status: int) -> str:
    lines = [line for group in Group for line in _of_group(group, said)]
    return "\n".join([*lines, "", _verdict(said, status=status)])


def _of_group(group: Group, said: list[Said]) -> list[str]:
    facts = [one.fact for one in said if one.group == group]
    return ["", group.value, *(line for fact in facts for line in _lines(fact))] if facts else []


def _lines(fact: Fact) -> list[str]:
    lines = [f"  {SIGNS.get(fact.kind, '    ')}  {fact.name}: {fact.word}", f"        {fact.words}"]
    return [*lines, f"        Type: {fact.remedy}"] if fact.remedy else lines


def _verdict(said: list[Said], *, status: int) -> str:
    count = sum(one.fact.kind in (WARN, BAD) for one in said)
    if status == UNSAFE:
        words = f"{count} {'thing is' if count == 1 else 'things are'} missing or unsafe."
    elif status == CANNOT_TELL:
        words = "Nothing unsafe was found, and not everything could be read."
    else:
        words = "All is well."
    return words
