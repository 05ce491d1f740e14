"""On names of a real kind, behind each documented proxy: the same path, and nothing that one name can do to another."""

import http.client
import re
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

import pytest
from playwright.sync_api import Browser

from tests.browser import paper, steps
from tests.browser.conftest import launched
from tests.browser.proxies import prepare_sockets, proxy
from tests.browser.serving import Served, free_port, new_folder, serving
from tests.browser.steps import HARBOR, SIGNAL, TITLES
from tests.browser.visitor import Visitor
from tests.hostile.raw import Said, said
from tests.hostile.test_host_names import SHAPES, written

pytestmark = pytest.mark.browser
Arrive = Callable[..., Visitor]
DESK = "https://desk.example.test"
DOMAIN = "portal.example.test"
ITEM = "Positioning framework"
TITLE = "Where we stand in 2027"
COOKIE = "__Host-portal"
PROXIES = ("nginx", "caddy")
EVIL = [
    f"session=EVIL; Domain={DOMAIN}; Path=/; Secure",
    f"{COOKIE}=EVIL; Domain={DOMAIN}; Path=/; Secure",
    f"{COOKIE}=EVIL; Path=/delivered; Secure",
    f"__Host-csrf=EVIL; Domain={DOMAIN}; Path=/; Secure",
]
Answer = tuple[int, list[tuple[str, str]], bytes]


@dataclass
class Front:
    """A proxy, and a Bulkhead behind it."""

    name: str
    port: int
    served: Served

    def ask(self, host: str, path: str = "/", *, cookie: str = "") -> Answer:
        """What the outside is answered, without the date; the case of a header's name says nothing (RFC 9110)."""
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        link = http.client.HTTPConnection(host, timeout=15)
        link.sock = trusting.wrap_socket(socket.create_connection(("127.0.0.1", self.port)), server_hostname=host)
        link.request("GET", path, headers={"Host": host, **({"Cookie": cookie} if cookie else {})})
        answer = link.getresponse()
        content = answer.read()
        link.close()
        headers = [(name.lower(), value) for name, value in answer.getheaders() if name.lower() != "date"]
        return answer.status, sorted(headers), content


@pytest.fixture(scope="module", params=PROXIES)
def front(request: pytest.FixtureRequest) -> Iterator[Front]:
    with new_folder("front") as folder:
        sockets, port = prepare_sockets(folder), free_port()
        with (
            proxy(request.param, folder, desk_port=port) as https,
            serving(folder, port=port, **around(sockets)) as served,
        ):
            yield Front(request.param, https, served)


def around(sockets: object) -> dict[str, str]:
    """The environment that docs/self-hosting.md asks for."""
    return {
        "BULKHEAD_SOCKETS": str(sockets),
        "BULKHEAD_DESK_HOST": "desk.example.test",
        "BULKHEAD_PORTAL_DOMAIN": DOMAIN,
        "BULKHEAD_SCHEME": "https",
        "BULKHEAD_PROXY": "1",
    }


def code_of(served: Served) -> str:
    """As the log of the service has it."""
    found = re.search(r"asks for this code: (\S+)", served.log.read_text())
    assert found, "a desk that others can reach says its code"
    return found[1]


@pytest.fixture(scope="module")
def chromium(front: Front) -> Iterator[Browser]:
    yield from launched(f"MAP *.example.test:443 127.0.0.1:{front.port}")


@pytest.fixture(scope="module")
def people(front: Front, chromium: Browser) -> Iterator[dict[str, Visitor]]:
    """The document has travelled: Maren at the desk, Dana and Alan signed in at their portals."""

    def arrive(home: str, *, titles: dict[str, str]) -> Visitor:
        visitor = Visitor.arrive(chromium, home=home, titles=titles)
        visitor.looks = front.name == PROXIES[0]  # the pages behind the other one are the same.
        return visitor

    maren = arrive(DESK, titles=TITLES)
    steps.found(maren, code=code_of(front.served))
    steps.set_up_codes(maren)
    steps.shelve(maren, title=ITEM)
    for company in (SIGNAL, HARBOR):
        steps.add_client(maren, company)
        steps.open_client(maren, company)
        steps.invite_chief(maren, company)
    steps.pull(maren, SIGNAL, item=ITEM, title=TITLE)
    steps.upload(maren, SIGNAL, name=paper.FINISHED, content=paper.finished(SIGNAL.name))
    maren.press("Send for review")
    steps.deliver(maren, SIGNAL)
    there = {"maren": maren, "dana": steps.come_in(arrive, SIGNAL, maren=maren)}
    there["alan"] = steps.come_in(arrive, HARBOR, maren=maren)
    yield there
    for visitor in there.values():
        visitor.leave()


def test_a_document_is_delivered_and_approved_through_the_proxy(people: dict[str, Visitor]) -> None:
    dana = people["dana"]

    dana.go("/")
    dana.follow(f"Read {TITLE}")
    dana.press("Approve")

    assert (dana.home, dana.says("You approved this version")) == (f"https://signal.{DOMAIN}", True)


def test_a_cookie_tossed_from_a_neighbouring_name_changes_nothing(people: dict[str, Visitor]) -> None:
    dana = people["dana"]
    neighbour = dana.context.new_page()
    neighbour.goto(f"https://evil.{DOMAIN}/")
    for cookie in EVIL:
        neighbour.evaluate("(cookie) => { document.cookie = cookie }", cookie)
    neighbour.close()
    dana.overlooked = f"evil.{DOMAIN}"  # the page of a name that does not exist asks in vain, and at its leisure.

    with dana.page.expect_request(f"https://signal.{DOMAIN}/") as asked:
        dana.go("/")

    sent = asked.value.all_headers()["cookie"]
    assert ("session=EVIL" in sent, sent.count("EVIL")) == (True, 1)  # tossing works, and finds nothing that listens.
    assert dana.page.title() == f"{SIGNAL.portal_name} · Home"


def test_a_name_that_does_not_exist_is_answered_like_a_page_that_does_not(
    front: Front, people: dict[str, Visitor]
) -> None:
    missing = front.ask(f"signal.{DOMAIN}", "/nothing/here/")

    names = [f"nobody.{DOMAIN}", f"desk.{DOMAIN}", f"a_b.{DOMAIN}", f"-.{DOMAIN}", "other.example.test"]
    answers = {name: front.ask(name) for name in names}

    assert missing[0] == 404
    assert {name: answer for name, answer in answers.items() if answer != missing} == {}


def test_a_session_of_one_portal_opens_nothing_at_another(front: Front, people: dict[str, Visitor]) -> None:
    token = next(one["value"] for one in people["dana"].context.cookies() if one["name"] == COOKIE)
    theirs = f"{COOKIE}={token}"

    own = front.ask(f"signal.{DOMAIN}", "/delivered/", cookie=theirs)
    foreign = front.ask(f"harbor.{DOMAIN}", "/delivered/", cookie=theirs)
    stranger = front.ask(f"harbor.{DOMAIN}", "/delivered/")

    assert (own[0], foreign) == (200, stranger)


def test_cookies_belong_to_one_name_and_travel_by_https_alone(people: dict[str, Visitor]) -> None:
    kept = [cookie for someone in people.values() for cookie in someone.context.cookies() if cookie["value"] != "EVIL"]

    names = {cookie["name"] for cookie in kept}
    assert COOKIE in names
    assert len([name for name in names if re.fullmatch(r"__Host-desk-[0-9a-f]{8}", name)]) == 1
    assert [one for one in kept if not one["name"].startswith("__Host-") or not one["secure"]] == []
    assert [one for one in kept if one["domain"].startswith(".")] == []


def test_sixty_shapes_of_a_name_open_nothing_of_another_portal(
    front: Front, people: dict[str, Visitor], record_property: Callable[[str, object], None]
) -> None:
    token = next(one["value"] for one in people["dana"].context.cookies() if one["name"] == COOKIE)
    asked = dict(requests_for(f"signal.{DOMAIN}", other=f"harbor.{DOMAIN}", cookie=f"{COOKIE}={token}"))

    answers = {shape: said(front.port, request, tls=f"signal.{DOMAIN}") for shape, request in asked.items()}

    record_property("measured", f"{len(asked)} shapes of a host name through {front.name}: 0 bind the wrong client")
    found = {shape: names_in(answer) for shape, answer in answers.items()}
    assert found["as it is"] == {SIGNAL.portal_name}
    assert {shape: names for shape, names in found.items() if names - named_by(shape)} == {}
    assert {shape: answer.status for shape, answer in answers.items() if answer.status >= 500} == {}


def requests_for(own: str, *, other: str, cookie: str) -> Iterator[tuple[str, bytes]]:
    """Every shape, in the header; as the address itself; and beside an honest header, in every other place."""

    def request(target: str, *lines: str) -> bytes:
        head = [f"GET {target} HTTP/1.1", *lines, f"Cookie: {cookie}", "Connection: close", "", ""]
        return "\r\n".join(head).encode("utf-8", "surrogateescape")

    yield "as it is", request("/delivered/", f"Host: {own}")
    for shape in SHAPES:
        yield shape, request("/delivered/", f"Host: {written(shape, host=f'{own}:443', other=other)}")
    for name in ("X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-Host", "X-Forwarded-Server"):
        yield f"{name} says the other", request("/delivered/", f"Host: {own}", f"{name}: {other}")
    yield "two hosts", request("/delivered/", f"Host: {own}", f"Host: {other}")
    yield "two hosts, the other first", request("/delivered/", f"Host: {other}", f"Host: {own}")
    yield "an address that names the other", request(f"https://{other}/delivered/", f"Host: {own}")
    yield "an address that names itself", request(f"https://{own}/delivered/", f"Host: {other}")


def named_by(shape: str) -> set[str]:
    """Whose name may stand in the answer: what names the other portal is answered by it, to whom this is a stranger."""
    is_others = shape in ("{other}", "an address that names the other") or shape.startswith(("two hosts", "{other}@"))
    return {SIGNAL.portal_name, HARBOR.portal_name} if is_others else {SIGNAL.portal_name}


def names_in(answer: Said) -> set[str]:
    """Whose pages these are; a sign-in page of the other one shows a stranger nothing but its name."""
    return {one.portal_name for one in (SIGNAL, HARBOR) if one.portal_name.encode() in answer.body}


def test_a_neighbour_cannot_sign_anybody_in_or_out(people: dict[str, Visitor]) -> None:
    """Neither by a cookie that only the host itself may set, nor by a form of its own."""
    dana, home = people["dana"], f"https://signal.{DOMAIN}"
    before = own_cookies(dana, home)
    neighbour = dana.context.new_page()
    neighbour.route(f"https://evil.{DOMAIN}/**", lambda route: route.fulfill(content_type="text/html", body="Evil"))
    neighbour.goto(f"https://evil.{DOMAIN}/")
    for name in [*before, "__Host-asked", "__Host-new"]:
        for around in (f"Domain={DOMAIN}; Path=/; Secure", f"Domain=.{DOMAIN}; Secure", "Path=/x/; Secure", "Path=/"):
            neighbour.evaluate("(cookie) => { document.cookie = cookie }", f"{name}=EVIL; {around}")
    told = []
    for path, kind in product(("/sign-out/", "/sign-ins/", "/me/sessions/end/"), ("text/plain", "multipart/form-data")):
        neighbour.goto(f"https://evil.{DOMAIN}/")
        with neighbour.expect_navigation():
            neighbour.evaluate(SEND, [home + path, kind])
        told.append(neighbour.inner_text("body"))
    neighbour.close()

    dana.go("/")

    assert set(told) == {"This was asked for by a page of another site. Nothing was changed."}
    assert (own_cookies(dana, home), dana.page.title()) == (before, f"{SIGNAL.portal_name} · Home")


SEND = """([address, kind]) => {
    const form = document.createElement("form");
    Object.assign(form, { action: address, method: "POST", enctype: kind });
    document.body.append(form);
    form.submit();
}"""


def own_cookies(visitor: Visitor, home: str) -> dict[str, str]:
    """Those that only the host itself may set, as the browser would send them to it."""
    kept = {one["name"]: one["value"] for one in visitor.context.cookies(home)}
    return {name: value for name, value in kept.items() if name.startswith("__Host-")}
