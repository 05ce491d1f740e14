"""The one task that most children do. It needs half of what the others import."""

from collections.abc import Callable, Mapping

from bulkhead.guard.reading import read


def _read(args: Mapping[str, str], content: bytes) -> bytes:
    return read(args["name"], content=content).as_json()


READING: dict[str, Callable[[Mapping[str, str], bytes], bytes]] = {"read": _read}
