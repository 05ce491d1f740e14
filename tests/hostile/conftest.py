"""What an answer costs, counted: the same for the known and for the unknown, whatever the clock says."""

from collections.abc import Callable

import pytest
from django.db import connections

from bulkhead.isolation.connection import vault_connection
from tests.browse import Answer

Asked = Callable[[Callable[[], Answer]], list[str]]


def _asked(alias: str, act: Callable[[], Answer]) -> list[str]:
    """Every statement of one answer, without its values."""
    said: list[str] = []
    wrappers = (vault_connection() if alias == "vault" else connections[alias]).execute_wrappers
    wrappers.append(lambda run, sql, *rest: (said.append(sql.split('"s')[0]), run(sql, *rest))[1])
    try:
        act()
    finally:
        wrappers.pop()
    return said


@pytest.fixture
def asked_of_practice() -> Asked:
    return lambda act: _asked("default", act)


@pytest.fixture
def asked_of_vault() -> Asked:
    return lambda act: _asked("vault", act)
