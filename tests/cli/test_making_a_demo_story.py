"""What the demo tells of its day: six clients, what is late, owed and asked, who leads whom, and what the guard did."""

from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Count

from bulkhead.cli.demo.days import ZONE
from bulkhead.cli.demo.folder import PASSWORD
from bulkhead.isolation import inside
from bulkhead.practice.accounts.models import Allocation, Practice, Practitioner
from bulkhead.practice.agenda.models import CalendarEntry, Series
from bulkhead.practice.clients.models import Client
from bulkhead.practice.inbox.models import Owed, Waiting
from bulkhead.vault.deliverables.models import Deliverable
from bulkhead.vault.engagement.models import Profile, StatusSentence
from bulkhead.vault.people.models import Invitation
from bulkhead.vault.requests.wanted import Wanted
from tests.cli.conftest import Demo

TODAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
DONE = ("delivered", "cancelled")


def client_of(slug: str) -> Client:
    return Client.objects.get(slug=slug)


def shown(entries: object) -> list[tuple[str, str, str]]:
    rows = CalendarEntry.objects.filter(pk__in=entries).order_by("due_on", "client__slug", "label")  # type: ignore[misc]  # a queryset.
    return [(row.client.slug, row.label, row.due_on.isoformat()) for row in rows.select_related("client")]


def test_the_practice_is_marked_as_a_demo_and_its_people_can_sign_in(inside_demo: Demo) -> None:
    practice = Practice.objects.get()

    people = {row.name: (row.role_words, row.kind, row.check_password(PASSWORD)) for row in Practitioner.objects.all()}

    assert (practice.name, practice.is_demo, practice.currency) == ("Northlight Fractional", True, "USD")
    assert people == {
        "Maren Okafor": ("CMO", "principal", True),
        "Tobias Lind": ("CFO", "associate", True),
        "Ines Carvalho": ("CTO", "associate", True),
        "Priya Anand": ("COO", "associate", True),
    }


def test_each_associate_opens_what_they_lead_and_nothing_else(inside_demo: Demo) -> None:
    allocated = set(Allocation.objects.values_list("practitioner__name", "client__slug"))
    led = {}

    for client in Client.objects.all():
        with inside(client):
            led[client.slug] = Profile.only().lead_name

    assert allocated == {("Tobias Lind", "anchor"), ("Ines Carvalho", "pilot")}
    assert led == {
        "signal": "Maren Okafor",
        "bloom": "Maren Okafor",
        "harbor": "Maren Okafor",
        "cadence": "Maren Okafor",
        "anchor": "Tobias Lind",
        "pilot": "Ines Carvalho",
    }


def test_every_client_wears_its_hue(inside_demo: Demo) -> None:
    hues = dict(Client.objects.values_list("slug", "hue"))

    assert hues == {"signal": 225, "bloom": 330, "harbor": 165, "cadence": 75, "anchor": 255, "pilot": 105}


def test_every_link_opens_the_invitation_of_its_person_once(inside_demo: Demo) -> None:
    clients = inside_demo.printed["clients"]
    assert isinstance(clients, list)
    opened, used = {}, []

    for client in clients:
        with inside(client_of(client["slug"])):
            for person in client["people"]:
                waiting = Invitation.waiting(person["link"].rstrip("/").rpartition("/")[2])
                opened[person["email"]] = waiting.person.email if waiting else None
                used += [waiting.use(), waiting.use()] if waiting and person["name"] == "Ray Banks" else []

    assert len(opened) == 22
    assert opened == {email: email for email in opened}
    assert used == [True, False]


def test_this_week_and_what_is_late_are_as_told(inside_demo: Demo) -> None:
    still_open = CalendarEntry.objects.exclude(state__in=DONE)

    late = shown(still_open.filter(due_on__lt=TODAY))
    this_week = shown(still_open.filter(due_on__range=(TODAY, FRIDAY)))

    assert late == [("harbor", "Plan", "2026-11-21")]
    assert this_week == [
        ("harbor", "Plan", "2026-11-24"),
        ("signal", "Weekly update W48", "2026-11-24"),
        ("anchor", "Budget W48", "2026-11-25"),
        ("bloom", "Plan", "2026-11-25"),
        ("cadence", "Monthly recap Nov", "2026-11-25"),
    ]


def test_the_monthly_reports_of_october_came_on_their_days_but_for_one(inside_demo: Demo) -> None:
    reports = CalendarEntry.objects.filter(label="Monthly report Oct").order_by("delivered_on", "client__slug")

    days = [(row.client.slug, row.due_on.day, row.delivered_on and row.delivered_on.day) for row in reports]

    assert days == [
        ("harbor", 5, 4),
        ("signal", 5, 4),
        ("bloom", 4, 5),
        ("anchor", 6, 6),
        ("cadence", 6, 6),
        ("pilot", 9, 9),
    ]


def test_six_board_summaries_and_five_reviews_are_due_in_december_and_collide(inside_demo: Demo) -> None:
    summaries = CalendarEntry.objects.filter(label="Board pack Nov").order_by("due_on", "client__slug")
    reviews = CalendarEntry.objects.filter(label__in=("Quarterly review Q4", "On-site day Q4")).order_by("due_on")

    assert [(row.client.slug, row.due_on.day) for row in summaries] == [
        ("bloom", 4),
        ("harbor", 4),
        ("signal", 4),
        ("anchor", 7),
        ("cadence", 8),
        ("pilot", 8),
    ]
    assert [row.due_on.day for row in reviews] == [14, 15, 16, 17, 18]


def test_work_comes_again_by_rule_and_ends_with_the_engagement(inside_demo: Demo) -> None:
    rules = dict(Series.objects.values_list("client__slug").annotate(Count("pk")))
    after = CalendarEntry.objects.filter(client__slug="pilot", due_on__gt=date(2026, 12, 24)).count()

    assert rules == {"signal": 4, "bloom": 4, "harbor": 4, "cadence": 5, "anchor": 4, "pilot": 3}
    assert client_of("pilot").ends_on == date(2026, 12, 24)
    assert after == 0


def test_there_is_a_quarter_of_work_in_every_state(inside_demo: Demo) -> None:
    quarter = CalendarEntry.objects.filter(due_on__range=(date(2026, 10, 1), date(2026, 12, 31)))

    states = Counter(quarter.values_list("state", flat=True))

    assert states == {"delivered": 54, "scheduled": 43, "draft": 11, "in_review": 1, "cancelled": 1}


def test_one_thing_is_finished_a_second_time_and_has_not_gone_out(inside_demo: Demo) -> None:
    owed = shown(CalendarEntry.objects.exclude(debt_since=None).filter(state="draft"))
    with inside(client_of("cadence")):
        actions = Deliverable.objects.get(title="What follows from the critique")
        versions = [(row.number, row.reissued_because, hasattr(row, "delivery")) for row in actions.versions.all()]

    assert owed == [("cadence", "Plan", "2026-11-30")]
    assert versions == [(2, "44 of the 87 leads have somebody who calls them now", False), (1, "", True)]


def test_six_people_wait_for_an_answer_and_the_first_clock_runs_out_today(inside_demo: Demo) -> None:
    waiting = Waiting.objects.filter(state="open").select_related("client")
    put_off = Waiting.objects.filter(state__in=("scope", "parked", "next_agenda")).order_by("state")

    rows = [(row.client.slug, row.kind, row.who) for row in waiting]
    clocks = {row.promised_until.astimezone(ZoneInfo(ZONE)).date() for row in waiting}

    assert rows == [
        ("bloom", "question", "Lily Marsh"),
        ("harbor", "file", "Grace Long"),
        ("pilot", "question", "Drew Page"),
        ("cadence", "question", "Art Steele"),
        ("anchor", "answer", "Penny Nichols"),
        ("signal", "change", "Rune Sales"),
    ]
    assert clocks == {TODAY}
    assert [(row.client.slug, row.state) for row in put_off] == [
        ("anchor", "next_agenda"),
        ("bloom", "parked"),
        ("harbor", "scope"),
    ]


def test_the_sponsor_was_answered_in_three_hours_and_two_answers_came_late(
    inside_demo: Demo,
) -> None:
    asked = Waiting.objects.get(client__slug="signal", who="Dana Whitfield", kind="question")
    settled = Waiting.objects.exclude(answered_at=None)

    assert asked.answered_at is not None
    assert (asked.answered_at - asked.arrived_at).total_seconds() == 3 * 3600
    assert [(row.client.slug, row.who) for row in settled if not row.was_kept] == [
        ("signal", "Rune Sales"),
        ("anchor", "Penny Nichols"),
    ]


def test_clients_owe_approvals_and_files_and_two_of_three_came(inside_demo: Demo) -> None:
    owed = set(Owed.objects.values_list("client__slug", "kind", "count"))
    with inside(client_of("signal")):
        calls = Wanted.objects.get(title="Notes of three sales calls")

    assert owed == {
        ("signal", "approval", 1),
        ("cadence", "approval", 1),
        ("signal", "item", 2),
        ("harbor", "item", 1),
        ("cadence", "item", 1),
        ("anchor", "item", 1),
        ("pilot", "item", 1),
    }
    assert (calls.received, calls.files) == (2, 3)


def test_every_client_has_a_sentence_with_a_next_step(inside_demo: Demo) -> None:
    steps = {}

    for client in Client.objects.all():
        with inside(client):
            sentence = StatusSentence.standing()
            steps[client.slug] = sentence is not None and bool(sentence.next_step and sentence.next_step_on)

    assert steps == dict.fromkeys(("signal", "bloom", "harbor", "cadence", "anchor", "pilot"), True)
