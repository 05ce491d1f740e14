"""The bell: whoever wrote an outbox row says so, and the worker wakes. Without a worker it rings in vain."""

from collections.abc import Callable


def _nobody() -> None:
    """No worker listens: its sweep at the next start finds the row."""


class _Bell:
    ringing: Callable[[], None] = staticmethod(_nobody)


def install(ringing: Callable[[], None]) -> None:
    """Say how this process reaches the worker."""
    _Bell.ringing = staticmethod(ringing)


def ring() -> None:
    """Wake the worker."""
    _Bell.ringing()
