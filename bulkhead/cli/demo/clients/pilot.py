"""Pilot: software for classrooms, led by an associate as CTO. Notice was given; the work is handed over."""

from bulkhead.cli.demo.acts.keeping import Come, Decide, InviteAgain, Promised, Stand, Visit
from bulkhead.cli.demo.acts.rhythm import Agree, Beat, Leaves, Run
from bulkhead.cli.demo.acts.traffic import Accept, Ask, Give, Reply, Want
from bulkhead.cli.demo.acts.work import Answer, Bring, Deliver, LetPass, Plan, Review
from bulkhead.cli.demo.cast import INES, Company, Member
from bulkhead.cli.demo.stage import Events, Of
from bulkhead.crossings.provision import Wanted

APRIL, DREW, FAITH = "April Stone", "Drew Page", "Faith Booker"
WEEKLY, REPORT = "Weekly update", "Monthly report"
INCIDENT, HANDOVER, SESSION = "Review of the outage", "Handover brief", "Knowledge session"

RHYTHM = (Beat(WEEKLY, "weekly_update", "week", "2026-11-30", "2026-10-05", interval=2),)
MONTHLY = (Beat(REPORT, "monthly_report", "month", "2026-12-08", "2026-09-20", is_about_before=True),)
LATER = (Beat("Board summary", "board_pack", "month", "2026-12-08", "2026-09-20", is_about_before=True),)
WEEKS = ("2026-10-05", "2026-10-19", "2026-11-02", "2026-11-16")
OCTOBER = Of(REPORT, "2026-11-09")

STORY: Events = (
    ("2026-09-28 12:00", Agree(RHYTHM)),
    ("2026-10-20 14:00", Agree(MONTHLY)),
    ("2026-10-19 13:40", Ask("The lesson player was down for 45 minutes. What happened?", APRIL)),
    ("2026-10-19 15:00", Reply(
        "The lesson player", "A change of the database went out without a way back. You have a review in two days."
    )),
    ("2026-10-19 15:10", Plan(INCIDENT, "critique", "2026-10-21")),
    ("2026-10-20 17:00", Bring(INCIDENT, "pilot/incident.docx")),
    ("2026-10-20 17:05", Review(INCIDENT)),
    ("2026-10-20 20:00", LetPass(INCIDENT)),
    ("2026-10-21 09:00", Deliver(INCIDENT, (DREW,), (APRIL,))),
    ("2026-10-21 10:15", Answer(INCIDENT, DREW)),
    ("2026-10-21 12:40", Answer(INCIDENT, APRIL, approves=True)),
    ("2026-10-21 13:00", Decide("No change without a way back", "A release waits until its return was tried.", DREW)),
    ("2026-11-06 15:00", Bring(OCTOBER, "pilot/monthly-report.docx")),
    ("2026-11-06 15:10", Review(OCTOBER)),
    ("2026-11-08 19:00", LetPass(OCTOBER)),
    ("2026-11-09 08:30", Deliver(OCTOBER, (DREW,), (APRIL,))),
    ("2026-11-09 10:00", Answer(OCTOBER, DREW)),
    ("2026-11-09 11:20", Answer(OCTOBER, APRIL, approves=True)),
    ("2026-11-09 16:00", Ask(
        "We hire a CTO of our own. Please take this as our notice of 45 days.", APRIL, kind="other"
    )),
    ("2026-11-09 17:30", Reply(
        "We hire a CTO", "Thank you for telling us early. The last day is <2026-12-24>; Drew leads the handover."
    )),
    ("2026-11-09 17:40", Leaves("2026-12-24")),
    ("2026-11-10 09:00", Decide("Who leads the handover", "Drew Page, from today.", APRIL)),
    ("2026-11-10 09:10", Plan(HANDOVER, "brief", "2026-12-11")),
    ("2026-11-10 09:15", Plan(SESSION, "workshop", "2026-12-15")),
    ("2026-11-10 09:20", Plan("Last day", "other", "2026-12-24")),
    ("2026-11-10 09:30", Want("Systems and who owns each", "2026-11-17", DREW)),
    ("2026-11-10 09:31", Want("Start of the new CTO", "2026-11-20", APRIL, files=0)),
    ("2026-11-10 10:00", InviteAgain(FAITH)),
    ("2026-11-12 16:30", Stand(
        "Handover has begun; four deploys a week, 99.96 % of the time available.",
        "Name the day your own CTO starts", APRIL, "2026-11-20",
    )),
    ("2026-11-13 11:00", Give("Systems and who owns each", DREW, "pilot/systems-and-owners.docx")),
    ("2026-11-16 09:00", Accept("Systems and who owns each")),
    ("2026-11-16 09:30", Promised("Who holds which key, one page", DREW, "2026-12-04")),
    ("2026-11-17 09:50", Agree(LATER)),
    ("2026-11-18 15:00", Bring(HANDOVER, "pilot/handover.md", "First half: systems and people.")),
    ("2026-11-19 14:00", Visit()),
    ("2026-11-20 14:10", Come(DREW, passkey="Phone")),
    ("2026-11-20 14:20", Ask("May the new CTO read the reports of this year?", DREW)),
    *Run(WEEKLY, "pilot/weekly.md", WEEKS, (DREW, APRIL), is_passed=True).events(),
)  # fmt: skip

PILOT = Company(
    "2026-02-02 09:00",
    Wanted(
        "Pilot",
        "pilot",
        105,
        "Pilot Classroom",
        "Pilot Classroom, PBC",
        "America/Los_Angeles",
        terms=(("domain", "pilotclassroom.example"),),
    ),
    (
        Member(APRIL, "april@pilotclassroom.example", "sponsor", "CEO", "2026-02-02 09:20", "2026-11-09 15:50"),
        Member(
            DREW, "drew@pilotclassroom.example", "leader", "Engineering lead", "2026-02-02 09:30", "2026-11-13 10:55"
        ),
        Member(FAITH, "faith@readerstrust.example", "board_viewer", "Board", "2026-10-12 10:00"),
    ),
    STORY,
    led_by=INES,
)  # fmt: skip
