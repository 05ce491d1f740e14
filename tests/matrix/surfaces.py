"""The desk and a portal as the matrix sees them: an application, its hosts, its visitors, its table of who may."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tests.browse import Answer, Browser, desk_browser, portal_browser
from tests.matrix.expecting import Visitor, expected_at_desk, expected_at_portal
from tests.matrix.filling import Filling
from tests.matrix.stage import NONCE, Holding, Stage
from tests.rig.addresses import Address

TOKEN = "c" * 32
Due = Callable[[Address, Visitor, Filling, Holding], str]


@dataclass(frozen=True)
class Surface:
    """One application and everything the matrix must know of it."""

    name: str
    urlconf: str
    browser: Browser
    foreign_host: str
    visitors: list[Visitor]
    own: Holding
    other: Holding
    due: Due
    sign_in: str
    with_token: dict[str, str] = field(default_factory=lambda: {"X_CSRFTOKEN": TOKEN})

    def ask(self, visitor: Visitor, method: str, path: str, **around: str) -> Answer:
        """One request, by a browser that has this visitor's cookies and nothing of earlier requests."""
        host = around.pop("host", self.browser.host)
        browser = replace(self.browser, host=host, cookies={**visitor.cookies, "__Host-csrf": TOKEN})
        return browser.request(method, path, headers={**self.with_token, **around})

    def send(self, visitor: Visitor, path: str, form: dict[str, object], files: dict[str, tuple[str, bytes]]) -> Answer:
        """A form with its token."""
        browser = replace(self.browser, cookies={**visitor.cookies, "__Host-csrf": TOKEN})
        return browser.post(path, form, files=files)

    def ask_without_token(self, visitor: Visitor, method: str, path: str) -> Answer:
        return replace(self.browser, cookies=dict(visitor.cookies)).request(method, path)


def desk_surface(stage: Stage) -> Surface:
    """The desk, with Signal as the client that is open."""
    standings = {"opened": "opened", "unopened": "unopened", "outsider": "outsider", "neighbour": "neighbour"}
    people = [Visitor(name, standing, {"__Host-desk": stage.cookies[name]}) for name, standing in standings.items()]
    nobodies = [
        Visitor("anonymous", "nobody", {}),
        Visitor("left the practice", "nobody", {"__Host-desk": stage.cookies["left"]}),
        Visitor("portal session as it is", "nobody", {"__Host-portal": stage.signal.cookies["sponsor"]}),
        Visitor("portal session as a desk session", "nobody", {"__Host-desk": stage.signal.cookies["sponsor"]}),
    ]
    return Surface(
        "desk",
        "bulkhead.web.desk.urls",
        desk_browser(),
        stage.signal.client.portal_host,
        people + nobodies,
        stage.signal,
        stage.harbor,
        expected_at_desk,
        "/sign-in/",
    )


def portal_surface(stage: Stage, holding: Holding) -> Surface:
    """The portal of one client."""
    other, nonce = stage.other(holding), {"__Host-asked": NONCE, "__Host-challenged": NONCE}
    people = [
        Visitor("sponsor", "sponsor", {"__Host-portal": holding.cookies["sponsor"]}),
        Visitor("board viewer", "board", {"__Host-portal": holding.cookies["board"]}),
    ]
    nobodies = [
        Visitor("anonymous", "nobody", nonce),
        Visitor("removed person", "nobody", {"__Host-portal": holding.cookies["removed"]}),
        Visitor("sponsor of the other portal", "nobody", {"__Host-portal": other.cookies["sponsor"]}),
        Visitor("principal with a desk session", "nobody", {"__Host-desk": stage.cookies["opened"]}),
        Visitor("desk session as a portal session", "nobody", {"__Host-portal": stage.cookies["opened"]}),
    ]
    return Surface(
        "portal",
        "bulkhead.web.portal.urls",
        portal_browser(holding.client),
        other.client.portal_host,
        people + nobodies,
        holding,
        other,
        expected_at_portal,
        "/sign-in/",
    )
