"""Counts the queries of a block, for the benchmark: how often a page asks its stores."""

import contextlib
from collections.abc import Callable, Iterator

from django.db import connections


class Count:
    """How many statements ran."""

    def __init__(self) -> None:
        self.queries = 0

    def __call__(
        self,
        execute: Callable[..., object],
        sql: str,
        params: object,
        many: bool,
        context: object,
    ) -> object:
        self.queries += 1
        return execute(sql, params, many, context)


@contextlib.contextmanager
def counted() -> Iterator[Count]:
    """Every statement of this thread in the block, on whichever stores this process has."""
    count = Count()
    with contextlib.ExitStack() as stack:
        for alias in connections:
            wrapper = connections[alias]
            if wrapper.vendor == "sqlite":
                stack.enter_context(wrapper.execute_wrapper(count))
        yield count
