"""Whoever follows every link of the desk or of a portal finds no page that cannot be read, used by keyboard or held."""

import json
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import URLPattern
from playwright.sync_api import Browser

from bulkhead.web.desk.urls import urlpatterns as desk_routes
from bulkhead.web.portal.urls import urlpatterns as portal_routes
from tests.browser import paper, steps
from tests.browser.serving import Served, new_folder, run, serving
from tests.browser.steps import HARBOR, SIGNAL, TITLES
from tests.browser.visitor import Visitor
from tests.browser.walking import FILES, walk

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]
FACTORS = "second factors"
LEADS_BACK = "leads to the account page"
DESK_ELSEWHERE = {
    "first-run": "the first document's journey",
    "account_login": "every journey begins there",
    "delivery": "the first document's journey",
    "mfa_login_webauthn": "no page: what a passkey is asked",
    "mfa_authenticate": FACTORS,
    "mfa_reauthenticate": FACTORS,
    "mfa_reauthenticate_webauthn": FACTORS,
    "mfa_deactivate_totp": FACTORS,
    "mfa_view_recovery_codes": FACTORS,
    "mfa_generate_recovery_codes": FACTORS,
    "mfa_edit_webauthn": FACTORS,
    "mfa_remove_webauthn": FACTORS,
    "practice-feed": "no page: a calendar",
    "portal-logo": "no page: a picture",
    "rule-preview": "no page: a part of a rule's",
    "key-progress": "no page: a part of the keys'",
    "second-factor": "behind a proxy, where everyone is asked for one",
    "mfa_index": LEADS_BACK,
    "mfa_list_webauthn": LEADS_BACK,
    "usersessions_list": LEADS_BACK,
}
PORTAL_ELSEWHERE = {
    "feed": "no page: a calendar",
    "logo": "no page: a picture",
    "safety-certificate": "no page: a file",
    "sign-in": "signing in by link",
    "sign-in-mail": "signing in by link",
    "sign-in-link": "signing in by link",
    "invitation": "the first document's journey",
}


@pytest.fixture(scope="module")
def filled(chromium: Browser) -> Iterator[tuple[Served, list[str]]]:
    """A Bulkhead with one of everything, and where a walk begins."""
    with new_folder("filled") as folder:
        starts = json.loads(run(folder, "tests.browser.everything", str(folder / "data")))
        with serving(folder) as served:
            yield served, starts


def test_every_page_of_the_desk_is_sound(filled: tuple[Served, list[str]], arrive: Arrive) -> None:
    served, starts = filled
    maren = arrive(served.desk, titles=TITLES)
    steps.sign_in(maren)
    steps.shelve(maren, title="Positioning framework")
    shelved = urlsplit(maren.page.url).path
    for company in (HARBOR, SIGNAL):
        steps.open_client(maren, company)
    maren.go(starts[0])
    steps.upload(maren, SIGNAL, name=paper.MISFILED, content=paper.misfiled(names=HARBOR.legal_name))
    promised = steps.promise(maren, SIGNAL, title="Where we stand in 2027")

    unlinked = ["/palette/", "/account/again/", "/sign-in/closed/", f"{promised}cancellation/", f"{promised}versions/"]
    walked = looked_at(maren, [shelved, *starts, "/", *unlinked])

    assert (sound(walked), never_seen(desk_routes, walked, elsewhere=DESK_ELSEWHERE)) == ([], [])


def test_every_page_of_a_portal_is_sound(filled: tuple[Served, list[str]], arrive: Arrive) -> None:
    maren = arrive(filled[0].desk, titles=TITLES)
    maren.looks = False
    steps.sign_in(maren)
    steps.open_client(maren, SIGNAL)
    dana = steps.come_in(arrive, SIGNAL, maren=maren)

    walked = looked_at(dana, ["/"])

    assert (sound(walked), never_seen(portal_routes, walked, elsewhere=PORTAL_ELSEWHERE)) == ([], [])


def looked_at(visitor: Visitor, start: list[str]) -> dict[str, list[str]]:
    """What is wrong with each kind of page that can be reached."""
    return {page: visitor.found() for page in walk(visitor, start)}


def sound(walked: dict[str, list[str]]) -> list[str]:
    """A line for each fault; none when every page is sound."""
    return [f"{path}: {fault}" for path, faults in walked.items() for fault in faults]


def never_seen(routes: list[URLPattern], walked: dict[str, list[str]], *, elsewhere: dict[str, str]) -> list[str]:
    """The names of pages that no link led to and no other test looks at."""
    paths = {str(one.name): "/" + re.sub(r"<[^>]+>", "*", str(one.pattern)) for one in routes if _reads(one)}
    pages = {name: path for name, path in paths.items() if not FILES.search(path) and name not in elsewhere}
    return [name for name, path in pages.items() if path not in walked]


def _reads(one: URLPattern) -> bool:
    return "GET" in one.callback.declared.methods
