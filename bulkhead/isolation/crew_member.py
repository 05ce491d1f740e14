"""One process of a crew: it reads the keys, then one vault's id after another, and says how it went with each."""

import json
import os
import sys
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

import django

from bulkhead.base.lifeline import die_with
from bulkhead.isolation import keys
from bulkhead.isolation.keyring import Bunch
from bulkhead.isolation.places import Places


def main() -> None:
    data, backups, parent = sys.argv[1:]
    die_with(int(parent))
    answers = _kept_for_answers()
    bunch = Bunch.parsed(sys.stdin.buffer.readline())
    keys.install(keys.Ring(Places(Path(data)), bunch))
    django.setup()
    from bulkhead.isolation import migrating  # noqa: PLC0415 -- after Django is set up.

    rendered: dict[frozenset[str], str] = {}
    for line in sys.stdin.buffer:
        outcome = migrating.tried(UUID(line.decode().strip()), backups=backups, rendered=rendered)
        said = json.dumps({"upgraded": outcome.upgraded, "why": outcome.why})
        answers.write(said.encode() + b"\n")
        answers.flush()


def _kept_for_answers() -> BinaryIO:
    """What any code prints goes where errors go; an answer is never mixed with it."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


if __name__ == "__main__":
    main()
