"""How many questions a page asks of the practice store."""

from collections.abc import Callable

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from tests.browse import Answer, Browser


@pytest.fixture
def asked() -> Callable[[Browser, str], tuple[Answer, int]]:
    """The answer to a GET, and the number of queries it took; a first one warms what is cached for good."""

    def count(browser: Browser, path: str) -> tuple[Answer, int]:
        browser.get(path)
        with CaptureQueriesContext(connections["default"]) as captured:
            answer = browser.get(path)
        asking = ("SELECT", "INSERT", "UPDATE", "DELETE")
        return answer, sum(query["sql"].startswith(asking) for query in captured)

    return count
