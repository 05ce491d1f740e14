"""Pictures of every screen of the demo, by day and night, wide and narrow: `python -m tests.browser.screens FOLDER`.

With `--whole` each page is shown in its whole length.
"""

import json
import sys
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import steps
from tests.browser.conftest import launched
from tests.browser.serving import Served, new_folder, run, serving
from tests.browser.steps import HARBOR, SIGNAL
from tests.browser.visitor import Visitor
from tests.browser.walking import walk

WIDTHS = (1360, 400)
HEIGHTS = {1360: 900, 400: 860}
SCHEMES = ("light", "dark")


def main(out: Path, *, whole: bool) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with new_folder("screens") as folder:
        demo = json.loads(run(folder, "bulkhead.cli", "demo", "--data", str(folder / "data"), "--json"))
        with serving(folder) as served, closing(launched()) as browsers:
            show(next(browsers), served, demo, out, whole=whole)


def show(browser: Browser, served: Served, demo: dict[str, object], out: Path, *, whole: bool) -> None:
    maren = Visitor.arrive(browser, home=served.desk)
    maren.looks = False
    maren.page.goto(f"{served.desk}/sign-in/")
    shoot(maren, out / "desk-sign-in", whole=whole)
    signing_in = demo["sign_in"]
    assert isinstance(signing_in, dict), "it has an address and a password"
    maren.fill(login=signing_in["email"], password=signing_in["password"])
    maren.press("Sign in")
    maren.page.goto(f"{served.desk}/in/harbor/")
    shoot(maren, out / "desk-door", whole=whole)
    for company in (HARBOR, SIGNAL):
        steps.open_client(maren, company)
    maren.page.goto(f"{served.desk}/account/codes/")
    shoot(maren, out / "desk-account-again", whole=whole)
    maren.fill(password=signing_in["password"])
    maren.press("Go on")
    for kind in walk(maren, [f"/in/{HARBOR.slug}/", "/", "/palette/"]):  # the client that is shown is one that is open.
        shoot(maren, out / f"desk{named(kind)}", whole=whole)
    _portal(browser, demo, out, whole=whole)


def _portal(browser: Browser, demo: dict[str, object], out: Path, *, whole: bool) -> None:
    """As the first person of the first client comes in and looks around."""
    clients = demo["clients"]
    assert isinstance(clients, list), "there is one for each portal"
    dana = Visitor.arrive(browser, home=str(clients[0]["portal"]))
    dana.looks = False
    dana.page.goto(f"{dana.home}sign-in/")
    shoot(dana, out / "portal-sign-in", whole=whole)
    dana.page.goto(clients[0]["people"][0]["link"])
    shoot(dana, out / "portal-invitation", whole=whole)
    dana.press("Come in")
    for kind in walk(dana, ["/"]):
        shoot(dana, out / f"portal{named(kind)}", whole=whole)


def shoot(visitor: Visitor, name: Path, *, whole: bool) -> None:
    """Four pictures of the page that is open."""
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        for scheme in SCHEMES:
            visitor.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            visitor.page.screenshot(path=f"{name}-{scheme}-{width}.png", full_page=whole)
    visitor.page.emulate_media(color_scheme="light")


def named(kind: str) -> str:
    """The name of a page in a file's name."""
    plain = kind.replace("/in/*", "/in", 1).replace("/clients/*", "/clients", 1).replace("*", "one")
    return "-" + (plain.strip("/").replace("/", "-") or "home")


if __name__ == "__main__":
    main(Path(sys.argv[1]), whole="--whole" in sys.argv[2:])
