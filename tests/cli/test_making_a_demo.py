"""The demo is a pure function of its day, made by the verbs a person uses, and fictional throughout."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import connections

from bulkhead.cli.demo.days import Days
from bulkhead.cli.demo.folder import PASSWORD
from bulkhead.isolation import inside, keys
from bulkhead.isolation.places import Places
from bulkhead.practice.accounts.models import Practice, Practitioner
from bulkhead.practice.agenda.models import CalendarEntry, Standing
from bulkhead.practice.clients.models import Client
from bulkhead.practice.library.models import Item, Pull
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import GuardEvent, TrayItem
from bulkhead.vault.deliverables.answers import ChangeAsked
from bulkhead.vault.deliverables.models import Version
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.trail.models import OutboxEntry, VaultLine
from tests.cli.conftest import Demo, spawn
from tests.conftest import close_stores


@pytest.fixture
def inside_demo(demo: Demo) -> Iterator[Demo]:
    """This process holds the demo's keys."""
    close_stores()
    places = Places(demo.folder)
    keys.install(keys.Ring(places, keys.load_master(places)))
    yield demo
    connections["default"].close()
    close_stores()


def test_it_prints_the_desk_the_sign_in_and_a_link_for_everyone(demo: Demo) -> None:
    clients = demo.printed["clients"]
    assert isinstance(clients, list)

    roles = {person["name"]: person["role"] for client in clients for person in client["people"]}

    assert demo.printed["desk"] == "http://desk.localhost:8000/"
    assert demo.printed["sign_in"] == {"email": "maren@northlight.example", "password": PASSWORD}
    assert roles == {
        "Dana Whitfield": "sponsor",
        "Rune Sales": "leader",
        "Priya Rao": "leader",
        "Chase Banks": "board_viewer",
        "Dr. Alan Frost": "sponsor",
        "Grace Long": "leader",
        "Dana Ruiz": "team_member",
        "May Chen": "finance_contact",
    }
    for client in clients:
        assert re.fullmatch(rf"http://{client['slug']}\.localhost:\d+/", client["portal"])
        assert {person["link"].startswith(f"{client['portal']}invitations/") for person in client["people"]} == {True}


def test_the_practice_is_marked_as_a_demo_and_its_password_signs_in(inside_demo: Demo) -> None:
    practice, maren = Practice.objects.get(), Practitioner.objects.get()

    assert (practice.name, practice.is_demo, practice.currency) == ("Northlight Fractional", True, "USD")
    assert (maren.name, maren.role_words) == ("Maren Okafor", "CMO")
    assert maren.check_password(PASSWORD)


def test_every_link_opens_the_invitation_of_its_person(inside_demo: Demo) -> None:
    clients = inside_demo.printed["clients"]
    assert isinstance(clients, list)
    opened = {}

    for client in clients:
        with inside(Client.objects.get(slug=client["slug"])):
            for person in client["people"]:
                waiting = Invitation.waiting(person["link"].rstrip("/").rpartition("/")[2])
                opened[person["name"]] = waiting.person.name if waiting else None

    assert opened == {name: name for name in opened}


def test_the_calendar_shows_work_in_every_state(inside_demo: Demo) -> None:
    entries = CalendarEntry.objects.select_related("client")

    shown = [(entry.client.slug, entry.label, entry.due_on.isoformat(), entry.state) for entry in entries]

    assert shown == [
        ("signal", "Plan", "2026-10-01", "delivered"),
        ("harbor", "Playbook", "2026-10-02", "delivered"),
        ("signal", "Brief", "2026-10-12", "delivered"),
        ("signal", "Board pack Oct", "2026-10-20", "delivered"),
        ("signal", "Monthly report Oct", "2026-11-04", "delivered"),
        ("harbor", "Monthly report Oct", "2026-11-04", "delivered"),
        ("signal", "Budget", "2026-11-16", "delivered"),
        ("harbor", "Weekly update", "2026-11-17", "delivered"),
        ("harbor", "Plan", "2026-11-21", "draft"),
        ("signal", "Weekly update", "2026-11-24", "draft"),
        ("harbor", "Plan", "2026-11-26", "in_review"),
        ("harbor", "Brief", "2026-11-30", "cancelled"),
        ("harbor", "Budget Dec", "2026-11-30", "draft"),
        ("signal", "Board pack Dec", "2026-12-04", "scheduled"),
        ("signal", "Quarterly review", "2026-12-15", "scheduled"),
        ("harbor", "On-site day", "2026-12-17", "scheduled"),
    ]


def test_the_content_plan_is_two_days_late_on_its_day(inside_demo: Demo) -> None:
    late = CalendarEntry.objects.get(client__slug="harbor", label="Plan", state="draft")

    assert late.days_late(date(2026, 11, 23)) == 2


def test_one_change_waits_for_the_practice_and_one_invitation_waits_to_be_sent(inside_demo: Demo) -> None:
    waits = {row.client.slug: (row.waits_for_you, row.mail_waiting) for row in Standing.objects.all()}
    with inside(Client.objects.get(slug="signal")):
        asked = [change.words for change in ChangeAsked.objects.filter(person__name="Dana Whitfield")]
    with inside(Client.objects.get(slug="harbor")):
        mail = list(OutboxEntry.objects.filter(done_at=None).values_list("kind", flat=True))
        may = Person.objects.get(name="May Chen").sessions.count()

    assert waits == {"signal": (1, 0), "harbor": (0, 1)}
    assert asked == ["Show the partner share by month, then I can decide."]
    assert (mail, may) == (["mail.invitation"], 0)


def test_files_are_of_three_kinds_and_all_of_them_passed_the_guard(inside_demo: Demo) -> None:
    kinds = set()
    for client in Client.objects.all():
        with inside(client):
            kinds |= set(Version.objects.values_list("kind", flat=True))

    assert kinds == {"docx", "md", "pdf"}
    assert set(GuardEvent.objects.values_list("verdict", flat=True)) == {"pass", "stop"}
    assert list(TrayItem.objects.values_list("name", "verdict", "client__slug")) == [
        ("content-plan-mixed-up.docx", "stop", "harbor")
    ]


def test_the_library_holds_versions_fields_and_where_each_copy_went(inside_demo: Demo) -> None:
    versions = {item.title: item.versions.count() for item in Item.objects.all()}

    assert versions == {
        "Critique of a campaign": 1,
        "Filling a new location": 1,
        "First ninety days": 1,
        "Guardrails of a function": 1,
        "Monthly report": 2,
        "Quarterly plan": 1,
        "Weekly update": 1,
    }
    assert Item.objects.get(title="Critique of a campaign").latest.field_names == [
        "campaign",
        "client.name",
        "lead.name",
    ]
    assert Pull.objects.count() == 5


def test_every_log_verifies_and_tells_its_story_in_the_order_of_time(inside_demo: Demo) -> None:
    logs = [list(PracticeLine.objects.order_by("number").values_list("at", flat=True))]
    verified = [PracticeLine.verify()]
    for client in Client.objects.all():
        with inside(client):
            logs.append(list(VaultLine.objects.order_by("number").values_list("at", flat=True)))
            verified.append(VaultLine.verify())

    assert logs == [sorted(log) for log in logs]
    assert verified == [len(log) for log in logs]
    assert {at.date() <= date(2026, 11, 23) for log in logs for at in log} == {True}


def test_every_address_in_it_is_fictional(demo: Demo) -> None:
    content = Path(__file__).parents[2] / "bulkhead" / "cli" / "demo"

    written = [path.read_text() for path in content.rglob("*") if path.suffix in (".py", ".md")]
    domains = {domain for words in written for domain in re.findall(r"\w@([a-z0-9.-]+)", words)}

    assert {domain.rpartition(".")[2] for domain in domains} == {"example"}


def test_another_day_moves_everything_by_whole_weeks() -> None:
    days = Days(date(2027, 1, 20))

    assert days.day("2026-11-23") == date(2027, 1, 18)
    assert f"{days.moment('2026-11-20 16:40'):%Y-%m-%d %H:%M}" == "2027-01-15 16:40"
    assert days.told("On <2026-11-25>, <2026-10-15:month>, <2026-11-25:weekday>") == (
        "On 20 January, December, Wednesday 20 January"
    )


@pytest.mark.parametrize(
    ("today", "last"),
    [
        ("2026-11-20", "2026-11-13"),
        ("2026-11-21", "2026-11-20"),
        ("2026-11-27", "2026-11-20"),
        ("2026-11-28", "2026-11-27"),
    ],
)
def test_nothing_that_happened_lies_in_the_future(today: str, last: str) -> None:
    assert Days(date.fromisoformat(today)).day("2026-11-20") == date.fromisoformat(last)


def test_a_second_demo_in_the_same_folder_is_refused(demo: Demo) -> None:
    again = spawn("demo", "--data", str(demo.folder), "--json")

    assert again.returncode == 2
    assert again.stderr == f"bulkhead: {demo.folder} holds a demo already. Name another folder with --data.\n"


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")

    refused = spawn("demo", "--data", str(tmp_path))

    assert refused.returncode == 2
    assert refused.stderr == f"bulkhead: {tmp_path} is not an empty folder. Name another one with --data.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_serving_a_demo_never_touches_a_practice_of_ones_own(data: Places) -> None:
    refused = spawn("serve", "--demo", "--data", str(data.data))

    assert refused.returncode == 2
    assert refused.stderr == (
        f"bulkhead: {data.data} holds a practice already, and a demo never touches one. "
        "Name another folder with --data.\n"
    )


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    refused = spawn("demo", "--data", str(tmp_path / "new"), "--today", "23.11.2026")

    assert refused.returncode == 2
    assert not (tmp_path / "new").exists()
