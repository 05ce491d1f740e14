"""The cast, and at least one of everything an address can name, for both clients alike."""

import json
import zlib
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from fido2.utils import websafe_encode

from bulkhead.base.clock import now, today
from bulkhead.crossings.importing import Listed, plan, settle
from bulkhead.crossings.intake import Aim
from bulkhead.crossings.opening import open_client
from bulkhead.isolation import inside
from bulkhead.isolation.blobs import practice_blobs, tray_blobs, vault_blobs
from bulkhead.isolation.chain import Actor
from bulkhead.isolation.tokens import digest
from bulkhead.practice.accounts.models import Allocation, Practitioner
from bulkhead.practice.agenda.feeds import Feed as PracticeFeed
from bulkhead.practice.agenda.writing import whose_dates
from bulkhead.practice.clients.models import Client
from bulkhead.practice.clients.same_words import SameWord
from bulkhead.practice.imports.models import Import
from bulkhead.practice.library.models import Item, ItemVersion
from bulkhead.practice.mail.models import MailSettings
from bulkhead.practice.tray.models import TrayItem
from bulkhead.vault.assurance.models import Assurance
from bulkhead.vault.decisions.models import Decision, Promise
from bulkhead.vault.deliverables.models import Blob, Deliverable, Version
from bulkhead.vault.deliverables.reviews import Check, Remark
from bulkhead.vault.deliverables.rules import Rule, Terms
from bulkhead.vault.look.logo import put_logo
from bulkhead.vault.people.ceremonies import Portal, add, ask_to_add, ask_who
from bulkhead.vault.people.feeds import Feed, FeedPaper
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.sessions import Session, SignIn
from bulkhead.vault.requests.models import Request
from bulkhead.vault.requests.sent import Answer, Parcel, SentFile
from bulkhead.vault.requests.wanted import Need, Wanted
from bulkhead.vault.trail.models import OutboxEntry
from tests.cast import Cast, Member
from tests.desk.accounts.authenticator import Authenticator as Passkey
from tests.portal.authenticator import Device

NONCE = "n" * 43
CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
BACKEND = settings.AUTHENTICATION_BACKENDS[0]


@dataclass(frozen=True)
class Holding:
    """What one client has, by the names that addresses use for it; and the cookies of its people."""

    client: Client
    canary: str
    things: dict[str, str]
    cookies: dict[str, str]


@dataclass(frozen=True)
class Stage:
    """Both clients' holdings, and the cookies of the practice's people."""

    signal: Holding
    harbor: Holding
    cookies: dict[str, str]

    def other(self, holding: Holding) -> Holding:
        return self.harbor if holding is self.signal else self.signal


def assemble(cast: Cast) -> Stage:
    item = _shelved()
    holdings = [_holding(member, item=item, by=cast.maren.actor) for member in (cast.signal, cast.harbor)]
    waiting = Practitioner.objects.create_user("ines@northlight.example", password="a" * 20, name="Ines Caldeira")
    neighbour = _associate_of(cast.harbor.client)
    left = Practitioner.objects.create_user("petra@northlight.example", password="a" * 20, name="Petra Vale")
    people = {"opened": cast.maren, "unopened": waiting, "outsider": cast.tobias, "neighbour": neighbour, "left": left}
    cookies = {name: _signed_in(person) for name, person in people.items()}
    left.is_active = False
    left.save()
    open_client(cast.signal.client, by=cast.maren)
    for holding, person in zip(holdings, (waiting, neighbour), strict=True):
        holding.things.update(_personal(person))
    _fed_at_desk(waiting, token=holdings[0].things["feeds/token"])
    _strays(cast, holdings)
    run = plan([Listed("Signal/report.md", 10)], folder="Clients", source="browser", lead=cast.maren)
    for holding in holdings:
        holding.things["imports/run"] = str(run.id)
    return Stage(holdings[0], holdings[1], cookies)


def _personal(person: Practitioner) -> dict[str, str]:
    """Ways to sign in, and another browser; Ines has those of the own side, Noor those of the foreign one."""
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(person)
    passkey = Authenticator(user=person, type="webauthn", data={"name": "Key", "credential": _passkey()})
    passkey.save()
    elsewhere = UserSession(user=person, ip="127.0.0.1", session_key=_signed_in(person), user_agent="Firefox/130 Linux")
    elsewhere.save()
    return {"passkeys/pk": str(passkey.pk), "sessions/pk": str(elsewhere.pk)}


def _passkey() -> object:
    asked = {"user": {"id": websafe_encode(b"nobody")}, "challenge": websafe_encode(b"anything")}
    return json.loads(Passkey().create({"publicKey": asked}))


def _strays(cast: Cast, holdings: list[Holding]) -> None:
    """A file for each client that names the other one, so that it can be taken there."""
    for member, other, holding in ((cast.signal, cast.harbor, holdings[0]), (cast.harbor, cast.signal, holdings[1])):
        finding = [str(other.client.id), other.client.legal_name, "line 1", other.client.legal_name, "Legal name"]
        named = f"For {other.client.legal_name}.\n"
        holding.things["stray"] = str(
            _in_tray(member, content=named, name="letter.md", verdict="stop", findings=[finding])
        )


def prepare(name: str) -> None:
    """What one address needs to be there, and another one needs not to be."""
    if name in ("mail-test", "mail-removal"):
        MailSettings(host="127.0.0.1", port=1, sender="maren@northlight.example").save()
    if name == "import-files":
        settle(Import.objects.get(), level=0, clients={"Signal": Client.objects.get(slug="signal")})


def _associate_of(client: Client) -> Practitioner:
    """Allocated to the other client, and inside it right now."""
    person = Practitioner.objects.create_user(
        "noor@northlight.example", password="a" * 20, name="Noor Haddad", kind="associate"
    )
    Allocation(practitioner=person, client=client).save()
    open_client(client, by=person)
    return person


def _signed_in(person: Practitioner) -> str:
    """A session that has shown its password a moment ago."""
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(person.pk), BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": now().timestamp(), "email": person.email, "reauthenticated": True}
    ]
    session[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(person.pk)
    session.create()
    return str(session.session_key)


def _shelved() -> ItemVersion:
    item = Item(title="Ninety-day plan", kind="template")
    item.save()
    kept = practice_blobs().put([b"# Plan for {{client.name}}\n"])
    version = ItemVersion(item=item, number=1, blob_id=kept.blob_id, name="plan.md", kind="md", size=kept.size)
    version.sha256, version.fields, version.added_by = kept.sha256, [["client.name", "line 1"]], "Maren Okafor"
    version.save()
    return version


def _holding(member: Member, *, item: ItemVersion, by: Actor) -> Holding:
    with inside(member.client):
        inner, cookies = _inner(member, by=by)
    phrase, here = f"{member.canary} nebula", member.client
    kept = SameWord.keep(phrase, client=here, target=here, because="A word", by=by)
    practice = {
        "slug": member.client.slug,
        "tray/item": str(
            _in_tray(
                member,
                content=f"Held for {member.canary}",
                name=f"held-{member.canary}.md",
                verdict="hold",
                findings=[],
            )
        ),
        "exceptions/exception": str(kept.id),
        "library/item": str(item.item_id),
        "library/version": str(item.id),
    }
    return Holding(member.client, member.canary, {**practice, **inner}, cookies)


def _inner(member: Member, *, by: Actor) -> tuple[dict[str, str], dict[str, str]]:
    sponsor, board = Person.objects.get(pk=member.sponsor), Person.objects.get(pk=member.board)
    removed = Person.add("Ola Rennick", email=f"ola@{member.client.slug}.example", role="leader", by=by)
    cookies = {
        "sponsor": Session.start(sponsor, browser="Test"),
        "board": Session.start(board, browser="Test"),
        "removed": Session.start(removed, browser="Test"),
    }
    removed.remove(by=by)
    colleague = Person.add("Ivo Brandt", email=f"ivo@{member.client.slug}.example", role="leader", by=by)
    draft = _draft(member.canary, by=by)
    invitation = Invitation.objects.get(person=board, used_at=None)
    token, code = SignIn.ask(sponsor, nonce=NONCE).mint()
    things = {
        "deliverable": str(member.deliverable),
        "version": str(member.version),
        "delivery": str(member.delivery),
        "person": str(member.sponsor),
        "people/person": str(colleague.id),
        "door": str(colleague.id),
        **_key_of(sponsor, portal=Portal(member.client.portal_host, "Portal")),
        **_traffic(sponsor, canary=member.canary, by=by),
        **_noted(member.canary, by=by),
        **_looked_at(member, by=by),
        "session": str(Session.objects.filter(person=sponsor).latest("started_at").id),
        "row": str(
            OutboxEntry.objects.filter(kind="mail.invitation", payload__person=str(board.id)).latest("written_at").id
        ),
        "draft": str(draft.id),
        "email": sponsor.email,
        "invitations/token": invitation.mint(),
        "sign-ins/token": token,
        "feeds/token": _fed(sponsor),
        "code": code,
    }
    return things, cookies


def _fed_at_desk(person: Practitioner, *, token: str) -> None:
    """The desk answers to the letters of the own side with a calendar of its own."""
    calendar = {"content": zlib.compress(CALENDAR), "etag": "e", "clients": whose_dates(person)}
    PracticeFeed(practitioner=person, token_hash=digest(token), **calendar).save()


def _fed(sponsor: Person) -> str:
    """A calendar address, and what it answers."""
    FeedPaper.put("sponsor", content=CALENDAR, source="")
    return Feed.begin(sponsor, instead_of=None)


def _noted(canary: str, *, by: Actor) -> dict[str, str]:
    """A decision and an open promise."""
    day = today("UTC") + timedelta(days=2)
    decision = Decision.take(f"Of {canary}", choice=f"Go on with {canary}", owner_name="Dana", decided_on=day, by=by)
    promise = Promise.make(f"A list of {canary}", to_name="Dana", due_on=day, by=by)
    return {"decision": str(decision.id), "promise": str(promise.id)}


def _looked_at(member: Member, *, by: Actor) -> dict[str, str]:
    """A rule, and of what was delivered a line of its checklist and a remark among ourselves."""
    terms = Terms(f"Report on {member.canary}, {{period}}", "monthly_report", "month", "date", today("UTC"), n=5)
    version = Version.objects.get(pk=member.version)
    check = Check(version=version, words=f"Does it speak of {member.canary}?")
    check.save()
    remark = Remark.write(version, words=f"More on {member.canary}.", by=by)
    things = {"rule": Rule.draw_up(terms, by=by).id, "check": check.id, "remark": remark.id}
    [coming] = terms.pattern.following(today("UTC") + timedelta(days=2), count=1)
    return {**{name: str(pk) for name, pk in things.items()}, "period": coming.period}


def _traffic(sponsor: Person, *, canary: str, by: Actor) -> dict[str, str]:
    """Something asked, something wanted of the sponsor that came, and a file that nobody took note of yet."""
    asked = Request.ask(f"What about {canary}?", kind="question", person=sponsor)
    wanted = Wanted.ask(Need(f"Numbers of {canary}", person=sponsor), by=by)
    Answer.give(f"{canary}, as ever.", wanted=wanted, person=sponsor)
    parcel = Parcel(vault_blobs().put([f"Numbers of {canary}".encode()]), f"numbers-{canary}.csv")
    [sent] = SentFile.send([parcel], person=sponsor)
    return {"asked": str(asked.id), "wanted": str(wanted.id), "sent": str(sent.id)}


def _key_of(sponsor: Person, *, portal: Portal) -> dict[str, str]:
    """A device of the sponsor's with its answer for one browser; and the logo that stands on every page."""
    put_logo(vault_blobs().put([b"a logo"]), by=sponsor.actor)
    Assurance.keep({"certificate": Blob.of(vault_blobs().put([b"%PDF- a certificate"]))})
    device, nonce = Device.at(portal.netloc), "k" * 43
    made = device.create(ask_to_add(sponsor, portal=portal, nonce=nonce))
    assert add(made, person=sponsor, name="Key", portal=portal, nonce=nonce)
    proof = device.get(ask_who(portal, nonce=NONCE))
    return {"passkey": str(sponsor.passkeys.get().pk), "proof": proof}


def _draft(canary: str, *, by: Actor) -> Deliverable:
    draft = Deliverable.plan(f"Draft for {canary}", kind="plan", due_on=today("UTC") + timedelta(days=9), by=by)
    kept = vault_blobs().put([f"# Draft of {canary}\n".encode()])
    draft.add_version(kept, name=f"draft-{canary}.md", kind="md", by=by)
    second = vault_blobs().put([f"# A better draft of {canary}\n".encode()])
    draft.add_version(second, name=f"draft-{canary}.md", kind="md", by=by)
    return draft


def _in_tray(member: Member, *, content: str, name: str, verdict: str, findings: list[list[str]]) -> UUID:
    kept, aim = tray_blobs().put([content.encode()]), Aim(deliverable=member.deliverable)
    row = TrayItem(client=member.client, aim=aim.as_json(), door="upload", blob_id=kept.blob_id, name=name)
    row.size, row.sha256, row.arrived_by = kept.size, kept.sha256, "Maren Okafor"
    row.verdict, row.findings = verdict, findings
    row.hold = "" if findings else "It is locked with a password."
    row.save()
    return row.id
