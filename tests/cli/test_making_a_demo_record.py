"""What the demo leaves behind: doors, mail, the tray, the library, and logs that verify."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bulkhead.cli.demo.days import ZONE
from bulkhead.isolation import inside
from bulkhead.isolation.tokens import digest
from bulkhead.practice.agenda.models import Standing
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.benchmarks import Figure
from bulkhead.practice.library.checklists import KindChecklist
from bulkhead.practice.library.holdings import Holding
from bulkhead.practice.library.models import Item
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import GuardEvent, TrayItem
from bulkhead.vault.deliverables.models import Version
from bulkhead.vault.doors.listing import Doors
from bulkhead.vault.engagement.models import Profile
from bulkhead.vault.people.feeds import Feed
from bulkhead.vault.people.models import Person
from bulkhead.vault.people.passkeys import Passkey
from bulkhead.vault.people.sessions import Session
from bulkhead.vault.trail.models import VaultLine
from tests.cli.conftest import Demo

TODAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
DONE = ("delivered", "cancelled")


def client_of(slug: str) -> Client:
    return Client.objects.get(slug=slug)


def test_some_doors_should_close(inside_demo: Demo) -> None:
    with inside(client_of("pilot")):
        expired = {door.name: door.state.value for door in Doors.of(Profile.only()).people if door.should_close}
    with inside(client_of("bloom")):
        unused = [(key.name, key.used_at) for key in Passkey.alive()]
    with inside(client_of("signal")):
        feeds = list(Feed.alive().values_list("person__name", flat=True))

    assert expired == {"Faith Booker": "expired"}
    assert unused == [("Office laptop", None)]
    assert feeds == ["Dana Whitfield"]


def test_whoever_came_in_did_so_by_their_invitation_and_one_of_now_is_open(inside_demo: Demo) -> None:
    clients = inside_demo.printed["clients"]
    assert isinstance(clients, list)
    printed = {digest(one["link"].rstrip("/").rpartition("/")[2]) for client in clients for one in client["people"]}
    used, still_open = set(), set()
    for client in Client.objects.all():
        with inside(client):
            for person in Person.present().filter(sessions__isnull=False).distinct():
                ways = person.invitations
                of_the_story = ways.exclude(token_hash__in=printed)  # one of now may have been used by a visitor since.
                used.add(of_the_story.exclude(used_at=None).count())
                still_open |= {row.token_hash in printed for row in ways.filter(used_at=None)}

    assert (used, still_open) == ({1}, {True})


def test_nobody_did_anything_after_they_were_last_there(inside_demo: Demo) -> None:
    behind = []
    for client in Client.objects.all():
        with inside(client):
            for person in Person.present().filter(sessions__isnull=False).distinct():
                seen = Session.objects.filter(person=person).latest("seen_at").seen_at
                last = VaultLine.objects.filter(actor_id=person.pk).latest("at").at
                behind += [person.name] if last > seen or person.here_at != seen else []

    assert behind == []


def test_a_passkey_that_was_never_used_is_not_called_the_way_somebody_comes_in(inside_demo: Demo) -> None:
    ways = {}
    for slug in ("bloom", "pilot"):
        with inside(client_of(slug)):
            ways |= {door.name: door.how for door in Doors.of(Profile.only()).people if "passkey" in door.how}

    assert ways == dict.fromkeys(("Owen Barrow", "Drew Page"), "link by mail, passkey never used")


def test_one_invitation_and_one_reminder_wait_to_be_sent(inside_demo: Demo) -> None:
    waits = dict(Standing.objects.exclude(mail_waiting=0).values_list("client__slug", "mail_waiting"))
    unopened = dict(Standing.objects.exclude(unopened=0).values_list("client__slug", "unopened"))

    assert waits == {"harbor": 1, "cadence": 1}
    assert unopened == {"cadence": 1}


def test_the_guard_let_all_of_it_pass_and_stopped_what_was_misfiled(inside_demo: Demo) -> None:
    kinds = set()
    for client in Client.objects.all():
        with inside(client):
            kinds |= set(Version.objects.values_list("kind", flat=True))

    stopped = list(TrayItem.objects.order_by("arrived_at").values_list("name", "verdict", "client__slug"))

    assert kinds == {"docx", "md", "pdf", "pptx", "xlsx"}
    assert set(GuardEvent.objects.values_list("verdict", flat=True)) == {"pass", "stop"}
    assert stopped == [
        ("owners-deck.pdf", "stop", "harbor"),
        ("owners-deck.pdf", "stop", "harbor"),
        ("content-plan-mixed-up.docx", "stop", "harbor"),
    ]
    first = TrayItem.objects.earliest("arrived_at").arrived_at
    assert first == datetime(2026, 10, 15, 10, 5, tzinfo=ZoneInfo(ZONE))


def test_the_library_has_every_kind_and_knows_who_is_behind(inside_demo: Demo) -> None:
    items = {item.title: (item.kind, item.newest) for item in Item.objects.all()}
    behind = set(Holding.objects.exclude(lag=0).values_list("item__title", "client__slug", "number"))

    assert len(items) == 16
    assert {kind for kind, _ in items.values()} == {str(kind) for kind in Item.Kind}
    assert items["Peak-season plan"] == ("playbook", 3)
    assert behind == {
        ("Peak-season plan", "harbor", 2),
        ("Monthly report", "cadence", 1),
        ("Monthly report", "signal", 1),
    }
    assert list(KindChecklist.objects.values_list("kind", "item__title")) == [
        ("monthly_report", "Before a report goes out")
    ]
    assert min(Figure.objects.values_list("clients", flat=True)) == 8


def test_what_an_associate_sends_is_read_by_the_principal(inside_demo: Demo) -> None:
    passed = set()

    for slug in ("anchor", "pilot"):
        with inside(client_of(slug)):
            passed |= set(
                Version.objects.exclude(delivery=None).values_list("reviews__second_name", "reviews__passed_by")
            )

    assert passed == {("Maren Okafor", "Maren Okafor")}


def test_every_log_verifies_and_tells_its_story_in_the_order_of_time(inside_demo: Demo) -> None:
    logs = [list(PracticeLine.objects.order_by("number").values_list("at", flat=True))]
    verified = [PracticeLine.verify()]
    for client in Client.objects.all():
        with inside(client):
            logs.append(list(VaultLine.objects.order_by("number").values_list("at", flat=True)))
            verified.append(VaultLine.verify())

    assert logs == [sorted(log) for log in logs]
    assert verified == [len(log) for log in logs]
    assert {at.date() <= TODAY for log in logs for at in log} == {True}
