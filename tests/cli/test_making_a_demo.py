"""The demo: what the command prints, where it makes it, and that everybody in it is made up."""

import re
from datetime import date
from pathlib import Path

import pytest

from bulkhead.cli.demo.days import Days
from bulkhead.cli.demo.folder import PASSWORD
from bulkhead.isolation.places import Places
from tests.cli.conftest import Demo, spawn

PEOPLE = {
    "signal": {
        "Dana Whitfield": "sponsor",
        "Rune Sales": "leader",
        "Priya Rao": "leader",
        "Chase Banks": "board_viewer",
    },
    "bloom": {
        "Rose Field": "sponsor",
        "Owen Barrow": "finance_contact",
        "Lily Marsh": "leader",
        "Sage Holt": "team_member",
    },
    "harbor": {
        "Dr. Alan Frost": "sponsor",
        "Grace Long": "leader",
        "Dana Ruiz": "team_member",
        "May Chen": "finance_contact",
    },
    "cadence": {
        "Mark Price": "sponsor",
        "Bill Cash": "finance_contact",
        "Art Steele": "leader",
        "Joy Summers": "team_member",
    },
    "anchor": {"Will Long": "sponsor", "Penny Nichols": "finance_contact", "Ray Banks": "board_viewer"},
    "pilot": {"April Stone": "sponsor", "Drew Page": "leader", "Faith Booker": "board_viewer"},
}


def test_it_prints_the_desk_the_sign_in_and_a_link_for_everyone(demo: Demo) -> None:
    clients = demo.printed["clients"]
    assert isinstance(clients, list)

    people = {client["slug"]: {person["name"]: person["role"] for person in client["people"]} for client in clients}

    assert demo.printed["desk"] == "http://desk.localhost:8000/"
    assert demo.printed["sign_in"] == {"email": "maren@northlight.example", "password": PASSWORD}
    assert people == PEOPLE
    for client in clients:
        assert re.fullmatch(rf"http://{client['slug']}\.localhost:\d+/", client["portal"])
        assert {person["link"].startswith(f"{client['portal']}invitations/") for person in client["people"]} == {True}


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
