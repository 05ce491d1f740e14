"""Whether the parts that should run do."""

import socket

from bulkhead.base import local
from bulkhead.base.facts import BAD, GOOD, OPEN, Fact
from bulkhead.isolation import control
from bulkhead.isolation.places import Places


def facts(places: Places) -> list[Fact]:
    """The supervisor, and the worker where there is one to ask."""
    try:
        control.ask(places, message={"say": "processes"})
    except control.NotServing:
        words = f"Nothing serves {places.data} now. What is said here is read from its files."
        return [Fact("Bulkhead", OPEN, "Not running", words, f"bin/serve --data {places.data}")]
    return [Fact("Bulkhead", GOOD, "Running", "The supervisor answers."), worker(places)]


def worker(places: Places) -> Fact:
    """Asked by a datagram socket that only it binds."""
    try:
        local.connect(places.run / control.WORKER, kind=socket.SOCK_DGRAM, timeout=0.2).close()
    except OSError:
        words = "Mail and the calendar wait for it. Nothing is lost; it catches up when it starts."
        return Fact("Worker", BAD, "Not running", words)
    return Fact("Worker", GOOD, "Running", "It sends mail and brings the calendar up to date.")
