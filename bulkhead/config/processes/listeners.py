"""The addresses of portals. They belong to the supervisor, so that a portal can sleep and lose no visitor."""

import resource
import socket
from pathlib import Path

from bulkhead.base import local

QUEUE = 128
SPARE = 64  # open files that the supervisor keeps for its pipes, its visitors and the registry.


class Taken(RuntimeError):
    """Another program has the port."""


class TooMany(RuntimeError):
    """The system lets this process have no more open files."""


def on_port(port: int) -> socket.socket:
    """A listener on this machine alone; Taken when the port is not free, TooMany when no more can be had."""
    listener = socket.socket()
    refuse_one_too_many(listener)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else 40 ms a page: Nagle against delayed ACK.
    try:
        listener.bind(("127.0.0.1", port))
    except OSError as error:
        listener.close()
        raise Taken(f"Port {port} on this machine is in use by another program ({error.strerror}).") from error
    listener.listen(QUEUE)
    listener.setblocking(False)
    return listener


def refuse_one_too_many(listener: socket.socket) -> None:
    """Before the last is used up: a supervisor without open files could wake nobody."""
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most != resource.RLIM_INFINITY and listener.fileno() >= most - SPARE:
        listener.close()
        raise TooMany(
            f"This system lets Bulkhead have {most} open files, and every portal needs one."
            " Raise LimitNOFILE in its systemd unit, or `ulimit -Hn`, and start Bulkhead again."
        )


def answers(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as link:
        return link.connect_ex(("127.0.0.1", port)) == 0


def at_path(path: Path) -> socket.socket:
    """A listener for the proxy, whose group may reach it."""
    listener = local.bind(path, mode=0o660)
    listener.listen(QUEUE)
    listener.setblocking(False)
    return listener


def refuse_taken(port: int) -> None:
    """Taken unless the port is free now."""
    on_port(port).close()
