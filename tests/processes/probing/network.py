"""Connections and addresses of every kind."""

import socket

from tests.processes.probing.files import Probe
from tests.processes.probing.given import Given


def _connected(port: int) -> None:
    socket.create_connection(("127.0.0.1", port), timeout=5).close()


def _sent(_: Given) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
        link.sendto(b"out", ("127.0.0.1", 9))


def _local(path: str) -> None:
    with socket.socket(socket.AF_UNIX) as link:
        link.connect(path)


def _bound(family: socket.AddressFamily, kind: socket.SocketKind, address: tuple[str, int] | str | bytes) -> None:
    with socket.socket(family, kind) as link:
        link.bind(address)


def _made(family: int, kind: int) -> None:
    socket.socket(family, kind).close()


NETWORK: dict[str, Probe] = {
    "the other portal's address": lambda given: _connected(given.sibling_port),
    "the desk's address": lambda given: _connected(given.desk_port),
    "the other portal's socket": lambda given: _local(given.sibling_socket),
    "the supervisor's control socket": lambda given: _local(f"{given.run}/control.sock"),
    "the supervisor's key socket": lambda given: _local(f"{given.run}/keys.sock"),
    "a packet": _sent,
    "an address of its own": lambda _: _bound(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
    "an address for packets": lambda _: _bound(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
    "a socket in its own folder": lambda given: _bound(socket.AF_UNIX, socket.SOCK_STREAM, f"{given.own}/s"),
    "a socket without a place": lambda given: _bound(socket.AF_UNIX, socket.SOCK_STREAM, f"\0{given.supervisor}"),
    "the kernel's own messages (netlink)": lambda _: _made(socket.AF_NETLINK, socket.SOCK_RAW),
}
FOR_ROOT: dict[str, Probe] = {"raw packets": lambda _: _made(socket.AF_PACKET, socket.SOCK_RAW)}
