"""What people do, in their words; every page on the way is looked at."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from playwright.sync_api import Locator

from tests.browser import paper
from tests.browser.visitor import Visitor

EMAIL = "maren@northlight.example"
PASSWORD = "four plain words do"
ID = "([0-9a-f]{8}-[0-9a-f-]{27})"


@dataclass(frozen=True)
class Company:
    """A client as it is added, and its chief executive."""

    name: str
    slug: str
    legal_name: str
    portal_name: str
    domain: str
    chief: str
    email: str


SIGNAL = Company(
    name="Signal",
    slug="signal",
    legal_name="Signal Foundry, Inc.",
    portal_name="Signal Foundry",
    domain="signalfoundry.example",
    chief="Dana Whitfield",
    email="dana@signalfoundry.example",
)
HARBOR = Company(
    name="Harbor",
    slug="harbor",
    legal_name="Harbor Family Clinics LLC",
    portal_name="Harbor Clinics",
    domain="harborclinics.example",
    chief="Alan Frost",
    email="alan@harborclinics.example",
)
CORRIGAN = Company(
    name="Corrigan",
    slug="corrigan",
    legal_name="Corrigan Ferry Ltd",
    portal_name="Corrigan Ferry",
    domain="corriganferry.example",
    chief="Niamh Tully",
    email="niamh@corriganferry.example",
)
TITLES = {company.slug: company.name for company in (SIGNAL, HARBOR, CORRIGAN)}


def found(maren: Visitor, *, code: str = "") -> None:
    """The first page of a new installation; one that others can reach asks for the code of its log."""
    maren.go("/")
    maren.fill(practice="Northlight Fractional", name="Maren Okafor", role_words="CMO", email=EMAIL, password=PASSWORD)
    if code:
        maren.fill(code=code)
    maren.press("Open the practice")


def set_up_codes(maren: Visitor) -> None:
    """The second factor that a desk which others can reach asks for before anything else; typed from a phone."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    maren.follow("Set up codes")
    secret = maren.page.locator("#id_secret").input_value()
    maren.fill(code=format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    maren.press("Ask for codes from now on")


def sign_in(maren: Visitor) -> None:
    maren.go("/sign-in/")
    maren.fill(login=EMAIL, password=PASSWORD)
    maren.press("Sign in")


def add_client(maren: Visitor, company: Company) -> None:
    maren.go("/clients/new/")
    maren.fill(display_name=company.name, legal_name=company.legal_name, slug=company.slug)
    maren.fill(portal_name=company.portal_name, domain=company.domain, person=company.chief)
    maren.press("Add this client")


def open_client(maren: Visitor, company: Company) -> None:
    """From the door in front of it, where it still stands there."""
    maren.go(f"/in/{company.slug}/")
    if maren.page.title() == f"{company.name} · Not open":
        maren.press(f"Open {company.name}")


def shelve(maren: Visitor, *, title: str, content: bytes = b"") -> None:
    """Put the template, or another one, into the private library."""
    maren.go("/library/new/")
    maren.attach(paper.as_file(paper.TEMPLATE, content or paper.template()))
    maren.fill(title=title)
    maren.press("Add to the library")


def invite_chief(maren: Visitor, company: Company) -> None:
    maren.go(f"/in/{company.slug}/people/new/")
    maren.fill(name=company.chief, email=company.email, title="CEO")
    maren.pick("role", "sponsor")
    maren.press("Add and invite")


def copy_link(maren: Visitor, company: Company, *, kind: str, to: str = "") -> tuple[str, str]:
    """The link of the newest waiting message of a kind, and its six digits where it has some; to the chief, mostly."""
    maren.go(f"/in/{company.slug}/post/")
    row = maren.page.get_by_role("row").filter(has_text=kind).filter(has_text=to or company.chief).first
    maren.press("Make a link", within=row)
    link = maren.page.locator("main input[data-copy-source]").first.input_value()
    digits = maren.page.locator("dt:text-is('Digits') + dd")
    return link, digits.inner_text().strip() if digits.count() else ""


def come_in(arrive: Callable[..., Visitor], company: Company, *, maren: Visitor, who: str = "") -> Visitor:
    """The chief executive, or somebody else, opens the copied invitation in a browser of their own."""
    link, _ = copy_link(maren, company, kind="Invitation", to=who)
    address = urlsplit(link)
    chief = arrive(f"{address.scheme}://{address.netloc}", titles={"": company.portal_name})
    chief.go(link)
    chief.press("Come in")
    return chief


def pull(maren: Visitor, company: Company, *, item: str, title: str) -> str:
    """A copy of a library item becomes a draft; its address."""
    maren.go(f"/in/{company.slug}/pulls/")
    maren.follow(f"Choose {item}")
    maren.fill(title=title)
    maren.press(f"Pull it for {company.name}")
    return urlsplit(maren.page.url).path


def promise(maren: Visitor, company: Company, *, title: str, kind: str = "") -> str:
    """Something that is not from the library; its address."""
    maren.go(f"/in/{company.slug}/deliverables/new/")
    if kind:
        maren.choose("kind", kind)
    maren.fill(title=title, due_on=(datetime.now(UTC) + timedelta(days=5)).date().isoformat())
    maren.press("Promise it")
    return urlsplit(maren.page.url).path


def upload(maren: Visitor, company: Company, *, name: str, content: bytes) -> None:
    """The next version of the deliverable on this page, with a reason where it was delivered already."""
    maren.attach(paper.as_file(name, content))
    if maren.page.locator("main [name=reissued_because]").count():
        maren.fill(reissued_because="A figure was wrong")
    maren.press(f"Upload for {company.name}")


def deliver(maren: Visitor, company: Company, *, to: str = "") -> None:
    """From the page of a deliverable in review, also to somebody to read; the name is typed where it is asked for."""
    maren.follow(f"Deliver to {company.name}")
    if to:
        maren.page.get_by_role("group", name="To read").get_by_label(to).check()
    if maren.page.locator("[data-confirm-name]").count():
        maren.fill(confirm=company.name)
    maren.press(f"Deliver to {company.name}")


def let_pass(maren: Visitor, company: Company, waiting: Locator) -> None:
    """Out of the tray, with a reason and the typed name."""
    maren.follow(f"let it pass to {company.name}", within=waiting)
    waiting = maren.page.locator("main section.guard")
    maren.look()
    waiting.locator("select[name=reason], [name=reason]").first.wait_for()
    if waiting.locator("select[name=reason]").count():
        waiting.locator("select[name=reason]").select_option("I have read it whole")
    else:
        waiting.get_by_label("I have read it whole").check(force=True)
    waiting.locator("[name=confirm]").fill(company.name)
    maren.press(f"Let it pass to {company.name}", within=waiting)


def once_told(visitor: Visitor, address: str, *, is_so: Callable[[], bool], within: float = 10) -> bool:
    """Whether a page says something before the time is over: the worker tells the practice a little later."""
    deadline = time.monotonic() + within
    visitor.go(address)
    while not is_so() and time.monotonic() < deadline:
        visitor.page.reload()
    return is_so()


def press_by_keyboard(visitor: Visitor, name: str) -> None:
    """A button or a link: Tab to it, then Enter."""
    visitor.tab_to(name)
    with visitor.leaving():
        visitor.page.keyboard.press("Enter")


def portal_of(maren: Visitor, company: Company) -> str:
    """The address of a client's portal, as its overview shows it."""
    maren.page.goto(f"{maren.home}/in/{company.slug}/")
    return maren.page.locator("main input[data-copy-source]").first.input_value().rstrip("/")


def deliverable_of(maren: Visitor, company: Company) -> str:
    """The address of the first deliverable in a client's list."""
    maren.page.goto(f"{maren.home}/in/{company.slug}/deliverables/")
    return first_address(maren, rf"/in/{company.slug}/deliverables/{ID}/")


def first_address(visitor: Visitor, pattern: str) -> str:
    """The first link of this page whose path is like that."""
    links = visitor.page.locator("main a[href]").evaluate_all("all => all.map((one) => one.pathname)")
    return next(link for link in links if re.fullmatch(pattern, link))
