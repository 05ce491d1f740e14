"""One person at a browser of their own. Every page they come to is looked at before they go on."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Locator, Page, Request, Response

from tests.browser.inspection import faults_of

INSIDE = re.compile(r"^/in/([a-z0-9-]+)/")
LEFT = "data-left"
MOST_TABS = 80
NAME = """() => {
  const one = document.activeElement;
  return (one.labels?.[0]?.textContent ?? one.ariaLabel ?? one.textContent).trim().replace(/\\s+/g, " ");
}"""


@dataclass
class Visitor:
    """At a desk or a portal. `titles` is what a title begins with: by slug inside a client, by "" anywhere else."""

    context: BrowserContext
    page: Page
    home: str
    titles: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    overlooked: str = ""
    scripts: bool = True
    looks: bool = True

    @classmethod
    def arrive(cls, browser: Browser, *, home: str, scripts: bool = True, titles: dict[str, str] | None = None) -> Self:
        """Open a browser that nobody used before."""
        context = browser.new_context(
            java_script_enabled=scripts,
            viewport={"width": 1280, "height": 900},
            reduced_motion="reduce",
            ignore_https_errors=True,
            timezone_id="America/Chicago",
            locale="en-US",
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        visitor = cls(context, page, home, titles or {}, scripts=scripts)
        visitor._listen()
        return visitor

    def go(self, address: str) -> None:
        """Type an address."""
        self.page.goto(urljoin(self.home, address))
        self.look()

    def press(self, name: str, *, within: Locator | None = None) -> None:
        """Press a button that leads to another page."""
        with self.leaving():
            (within or self.page).get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str, *, within: Locator | None = None) -> None:
        """Follow a link."""
        with self.leaving():
            (within or self.page).get_by_role("link", name=name, exact=True).first.click()

    @contextmanager
    def leaving(self) -> Iterator[None]:
        """Around whatever leads to another page, or to this one made anew; that one is looked at then."""
        if self.scripts:
            self.page.evaluate(f"document.body.setAttribute('{LEFT}', '')")
            yield
            self.page.locator(f"body:not([{LEFT}])").wait_for(state="attached")
            self.page.wait_for_load_state()
        else:
            with self.page.expect_navigation():
                yield
        self.look()

    def fill(self, **fields: str) -> None:
        """Fill in fields by their names."""
        for name, words in fields.items():
            self.page.locator(f"main [name='{name}']:is(input, textarea)").fill(words)

    def choose(self, name: str, value: str) -> None:
        self.page.locator(f"main select[name='{name}']").select_option(value)

    def pick(self, name: str, value: str) -> None:
        """A radio button or a tick, which its label may cover."""
        self.page.locator(f"main [name='{name}'][value='{value}']").check(force=True)

    def attach(self, file: Path | dict[str, str | bytes]) -> None:
        """Choose the file of the page's one upload."""
        self.page.locator("main input[type=file]").set_input_files(file)  # type: ignore[arg-type]  # a FilePayload.

    def download(self, name: str) -> bytes:
        """What a link gives as a file."""
        with self.page.expect_download() as download:
            self.page.get_by_role("link", name=name, exact=True).first.click()
        return Path(download.value.path()).read_bytes()

    def tab_to(self, name: str) -> None:
        """Press Tab until what is called so has the focus."""
        called: list[str] = []
        while name not in called[-1:]:
            assert len(called) < MOST_TABS, f"{name!r} cannot be reached by Tab, only {called}"
            self.page.keyboard.press("Tab")
            called.append(self.page.evaluate(NAME))

    def says(self, words: str) -> bool:
        """Whether the page shows these words now."""
        return words in self.text()

    def text(self) -> str:
        return " ".join(self.page.locator("body").inner_text().split())

    def sees(self, words: str) -> None:
        """Wait until the page shows these words."""
        self.page.get_by_text(words).first.wait_for()

    def look(self) -> None:
        """Everything that holds for every page."""
        found = self.found()
        if found:
            raise AssertionError("\n".join([self.page.url, *found]))

    def found(self) -> list[str]:
        """What is wrong with this page, and what went wrong on the way here."""
        room = INSIDE.match(urlsplit(self.page.url).path)
        title = self.titles.get(room[1] if room else "", "")
        seen = faults_of(self.page, title=title) if self.looks and self.scripts else []
        heard, self.faults[:] = [fault for fault in self.faults if not self._is_overlooked(fault)], []
        return seen + heard

    def leave(self) -> None:
        self.context.close()

    def _listen(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.context.on("request", self._judge)
        self.context.on("response", self._weigh)

    def _is_overlooked(self, fault: str) -> bool:
        """Whether it is about a host that a test went to on purpose."""
        return bool(self.overlooked) and self.overlooked in fault

    def _hear(self, message: ConsoleMessage) -> None:
        """Errors and broken policies; an answer that failed is weighed by what it was asked for."""
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text} ({message.location})")

    def _weigh(self, response: Response) -> None:
        """A page may be a 4xx and says so itself; nothing may be a 5xx, and no part of a page may be missing."""
        is_page = response.request.resource_type in ("document", "xhr", "fetch")
        if response.status >= (500 if is_page else 400):
            self.faults.append(f"{response.status}: {response.url}")

    def _judge(self, request: Request) -> None:
        """No request leaves for a host that is not ours."""
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and address.netloc != urlsplit(self._at(request)).netloc:
            self.faults.append(f"foreign host: {request.url}")

    def _at(self, request: Request) -> str:
        """The page that asked; a page that is being gone to asks for itself."""
        try:
            return request.url if request.is_navigation_request() else request.frame.url
        except Error:
            return self.home
