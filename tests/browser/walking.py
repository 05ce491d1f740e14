"""Following every link from page to page, once for each kind of page."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from tests.browser.visitor import Visitor

FILES = re.compile(r"/file/$|/copy/$|\.pdf$")
IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
OF_A_CLIENT = re.compile(r"^/(in|clients)/(?!new/|from-a-list/)[^/]+/")


def walk(visitor: Visitor, start: list[str]) -> Iterator[str]:
    """Stand on one page of each kind that links lead to from `start`, in turn; its kind."""
    been: set[str] = set()
    waiting = list(start)
    while waiting:
        path = waiting.pop(0)
        if kind_of(path) in been or FILES.search(path):
            continue
        been.add(kind_of(path))
        visitor.page.goto(urljoin(visitor.home, path))
        yield kind_of(path)
        links = visitor.page.locator("a[href]").evaluate_all("all => all.map((one) => one.href)")
        waiting += [one.path for link in links if (one := urlsplit(link)).netloc == urlsplit(visitor.home).netloc]


def kind_of(path: str) -> str:
    """An address with a star for what stands in it only for one thing."""
    return OF_A_CLIENT.sub(r"/\1/*/", IDS.sub("*", path))
