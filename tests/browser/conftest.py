"""Chromium, and a Bulkhead for it to visit. Whoever has no browser is told what to install."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import Served, new_folder, run, serving
from tests.browser.visitor import Visitor

NO_BROWSER = "NOT RUN: no browser -- apt-get install chromium"
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NOWHERE_ELSE = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost"


def launched(names: str = "") -> Iterator[Browser]:
    """Chromium, which finds `names` and this machine and no other host."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        pytest.skip(NO_BROWSER)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    rules = ", ".join(filter(None, (names, NOWHERE_ELSE)))
    with sync_playwright() as playwright:  # ended with each file: it would leave an event loop in Django's way.
        browser = playwright.chromium.launch(
            executable_path=executable, args=[*QUIET, *sandbox, f"--host-resolver-rules={rules}"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    yield from launched()


@pytest.fixture(scope="module")
def fresh(chromium: Browser) -> Iterator[Served]:
    """A Bulkhead that nobody has set up."""
    with new_folder("fresh") as folder, serving(folder) as served:
        yield served


@pytest.fixture(scope="session")
def cast_staged() -> Iterator[Path]:
    yield from staged("tests.browser.staging")


@pytest.fixture(scope="session")
def week_staged() -> Iterator[Path]:
    yield from staged("tests.browser.week")


def staged(module: str) -> Iterator[Path]:
    """A data folder as a module of ours fills it, made once."""
    with new_folder("staged") as folder:
        run(folder, module, str(folder / "data"))
        yield folder / "data"


@pytest.fixture(scope="module")
def staffed(chromium: Browser, cast_staged: Path) -> Iterator[Served]:
    """A Bulkhead with the cast of the tests in it."""
    yield from served_from(cast_staged)


@pytest.fixture(scope="module")
def week(chromium: Browser, week_staged: Path) -> Iterator[Served]:
    """A Bulkhead with six clients on a Monday morning."""
    yield from served_from(week_staged)


def served_from(data: Path) -> Iterator[Served]:
    """A copy of a staged data folder, served."""
    with new_folder("served") as folder:
        shutil.copytree(data, folder / "data")
        with serving(folder) as served:
            yield served


@pytest.fixture
def arrive(chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    """Visitors, each with a browser of their own."""
    came: list[Visitor] = []

    def one(home: str, *, scripts: bool = True, titles: dict[str, str] | None = None) -> Visitor:
        came.append(Visitor.arrive(chromium, home=home, scripts=scripts, titles=titles))
        return came[-1]

    yield one
    for visitor in came:
        visitor.leave()


@pytest.fixture(autouse=True)
def _told(request: pytest.FixtureRequest) -> Iterator[None]:
    """What the server said during a test stands beside its failure."""
    yield
    for name in ("fresh", "staffed", "week"):
        if name in request.fixturenames:
            sys.stderr.write(request.getfixturevalue(name).news())
