"""Logs carry types and ids, never values: no query, no address, no name, no exception text."""

import logging
import sys


class TypesOnly(logging.Formatter):
    """A line with time, level, logger and, for an error, the types and places of its traceback."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record)} {record.levelname} {record.name}"
        if record.exc_info and record.exc_info[0]:
            line += f" {record.exc_info[0].__name__} at {_places(record)}"
        elif record.name.startswith("bulkhead"):
            line += f" {record.getMessage()}"
        return line


def _places(record: logging.LogRecord) -> str:
    places, step = [], record.exc_info[2] if record.exc_info else None
    while step is not None:
        places.append(f"{step.tb_frame.f_globals.get('__name__', '?')}:{step.tb_lineno}")
        step = step.tb_next
    return " > ".join(places[-8:])


def configure(_: dict[str, object]) -> None:
    """One stream, one format, nothing else."""
    stream = logging.StreamHandler(sys.stderr)
    stream.setFormatter(TypesOnly())
    root = logging.getLogger()
    root.handlers, root.level = [stream], logging.WARNING
    logging.getLogger("bulkhead").setLevel(logging.INFO)
    logging.getLogger("django.request").setLevel(logging.ERROR)  # an address that leads nowhere is no news either.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a request that waits for a thread is no news.
