"""Between two clients of a job that goes over all of them: whoever rang meanwhile is not kept waiting for the rest."""

from collections.abc import Callable


class _Between:
    """What this process does there."""

    act: Callable[[], None] | None = None


def install(act: Callable[[], None]) -> None:
    """Say what is done between two clients; once, when the worker starts."""
    _Between.act = act


def clients() -> None:
    """Called by every such job, outside of any client."""
    if _Between.act is not None:
        _Between.act()
