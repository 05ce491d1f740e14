"""Cadence: machine tools. A critique told the truth; what follows from it is finished and has not gone out."""

from bulkhead.cli.demo.acts.keeping import Come, Decide, Promised, Stand, Visit
from bulkhead.cli.demo.acts.presence import PHONE
from bulkhead.cli.demo.acts.rhythm import Agree, Beat, Run
from bulkhead.cli.demo.acts.traffic import Accept, Ask, Give, Reply, Settle, Want
from bulkhead.cli.demo.acts.work import Answer, Bring, Deliver, Move, Plan, Pull, Say
from bulkhead.cli.demo.cast import Company, Member
from bulkhead.cli.demo.stage import Events, Of
from bulkhead.crossings.provision import Wanted

MARK, BILL, ART, JOY = "Mark Price", "Bill Cash", "Art Steele", "Joy Summers"
WEEKLY, REPORT, RECAP = "Weekly update", "Monthly report", "Monthly recap"
SEPTEMBER = "Monthly report, <2026-09-20:month>"
START, CRITIQUE, ACTIONS = "First ninety days", "Critique of the autumn fair", "What follows from the critique"
QUOTES = "How fast a quote goes out"

RHYTHM = (Beat(WEEKLY, "weekly_update", "week", "2026-12-03", "2026-10-08", interval=2),)
MONTHLY = (Beat(REPORT, "monthly_report", "month", "2026-12-07", "2026-09-20", is_about_before=True),)
LATER = (
    Beat(RECAP, "monthly_recap", "month", "2026-11-25", "2026-09-20", at="10:00", minutes=60),
    Beat("Board summary", "board_pack", "month", "2026-12-08", "2026-09-20", is_about_before=True),
    Beat("Quarterly review", "quarterly_review", "quarter", "2026-12-16", "2026-09-20", lead_days=15),
)
WEEKS = ("2026-10-08", "2026-10-22", "2026-11-05", "2026-11-19")

STORY: Events = (
    ("2026-09-15 09:00", Pull(START, "playbook", "2026-09-18", "First ninety days")),
    ("2026-09-17 16:00", Bring(START, "cadence/first-days.docx")),
    ("2026-09-18 09:30", Deliver(START, (ART, JOY), (MARK,))),
    ("2026-09-18 11:00", Answer(START, ART)),
    ("2026-09-18 11:40", Answer(START, JOY)),
    ("2026-09-18 17:20", Answer(START, MARK, approves=True)),
    ("2026-09-28 11:00", Agree(RHYTHM)),
    ("2026-10-20 14:00", Agree(MONTHLY)),
    ("2026-10-01 09:00", Pull(SEPTEMBER, "monthly_report", "2026-10-06", "Monthly report", "<2026-09-20:short>")),
    ("2026-10-05 16:00", Bring(SEPTEMBER, "cadence/september.docx")),
    ("2026-10-06 09:00", Deliver(SEPTEMBER, (ART,), (MARK,))),
    ("2026-10-06 10:00", Answer(SEPTEMBER, ART)),
    ("2026-10-07 08:40", Answer(SEPTEMBER, MARK, approves=True)),
    ("2026-10-09 09:10", Ask("Was the autumn fair worth it? Please take it apart.", MARK, kind="work")),
    ("2026-10-09 11:00", Reply(
        "Was the autumn fair", "Yes. You have a critique on <2026-10-20>, with what to keep and stop."
    )),
    ("2026-10-09 11:10", Plan(CRITIQUE, "critique", "2026-10-20")),
    ("2026-10-09 11:20", Want("Every lead of the fair", "2026-10-14", JOY)),
    ("2026-10-13 10:00", Give("Every lead of the fair", JOY, "cadence/leads-of-the-fair.docx")),
    ("2026-10-13 15:00", Accept("Every lead of the fair")),
    ("2026-10-19 17:00", Bring(CRITIQUE, "cadence/critique.docx")),
    ("2026-10-20 08:45", Deliver(CRITIQUE, (ART,), (MARK,))),
    ("2026-10-20 10:20", Answer(CRITIQUE, ART)),
    ("2026-10-20 15:05", Answer(CRITIQUE, MARK, approves=True)),
    ("2026-10-20 15:20", Decide("The autumn fair", "Fix it: other offer, calls within two days, source kept.", MARK, (
        "38,000 bought 3 qualified leads where 18 were planned."
    ), "2027-02-01")),
    ("2026-10-20 15:30", Settle("Was the autumn fair")),
    ("2026-10-21 09:00", Plan(ACTIONS, "plan", "2026-10-28")),
    ("2026-10-27 16:00", Bring(ACTIONS, "cadence/actions-1.docx")),
    ("2026-10-28 09:00", Deliver(ACTIONS, (ART, JOY), (MARK,))),
    ("2026-10-28 10:30", Answer(ACTIONS, ART)),
    ("2026-10-28 13:00", Answer(ACTIONS, JOY)),
    ("2026-10-28 16:40", Answer(ACTIONS, MARK, approves=True)),
    ("2026-10-29 09:00", Move(ACTIONS, "2026-11-30")),
    ("2026-11-05 17:40", Bring(Of(REPORT, "2026-11-06"), "cadence/monthly-report.docx")),
    ("2026-11-06 09:20", Deliver(Of(REPORT, "2026-11-06"), (ART,), (MARK,))),
    ("2026-11-06 11:15", Answer(Of(REPORT, "2026-11-06"), ART)),
    ("2026-11-09 08:30", Answer(Of(REPORT, "2026-11-06"), MARK, approves=True)),
    ("2026-11-10 09:00", Want("Photographs of the regional show", "2026-11-17", JOY, files=3)),
    ("2026-11-13 17:00", Come(JOY, browser=PHONE)),
    ("2026-11-13 17:10", Give("Photographs of the regional show", JOY, "cadence/regional-show-first-day.pdf")),
    ("2026-11-13 17:12", Give("Photographs of the regional show", JOY, "cadence/regional-show-second-day.pdf")),
    ("2026-11-16 15:10", Say(ACTIONS, "Who calls the 87 leads comes as a second version; Art has seen half of it.")),
    ("2026-11-17 09:30", Agree(LATER)),
    ("2026-11-18 18:10", Bring(
        ACTIONS, "cadence/actions-2.docx", again="44 of the 87 leads have somebody who calls them now"
    )),
    ("2026-11-19 09:00", Plan(QUOTES, "playbook", "2026-11-20")),
    ("2026-11-20 08:40", Bring(QUOTES, "cadence/quotes.docx")),
    ("2026-11-20 09:00", Deliver(QUOTES, (ART,), (MARK,))),
    ("2026-11-20 10:05", Answer(QUOTES, ART)),
    ("2026-11-20 11:00", Promised("The list of calls for the 87 leads", MARK, "2026-11-24")),
    ("2026-11-20 13:30", Stand(
        "On track: 64 enquiries in October and 8 orders; follow-up after fairs is the gap.",
        "Approve how fast a quote goes out", MARK, "2026-11-27",
    )),
    ("2026-11-20 13:40", Visit()),
    ("2026-11-20 15:20", Ask("Nobody calls the leads of the show so far. Who should?", ART)),
    *Run(WEEKLY, "cadence/weekly.md", WEEKS, (ART, MARK), unopened=("2026-11-05", "2026-11-19")).events(),
)  # fmt: skip

CADENCE = Company(
    "2026-09-14 09:00",
    Wanted(
        "Cadence",
        "cadence",
        75,
        "Cadence Tooling",
        "Cadence Tooling, Inc.",
        "America/Chicago",
        terms=(("domain", "cadencetooling.example"),),
    ),
    (
        Member(MARK, "mark@cadencetooling.example", "sponsor", "CEO", "2026-09-14 09:20", "2026-11-09 08:25"),
        Member(
            BILL, "bill@cadencetooling.example", "finance_contact", "Finance", "2026-09-14 09:30", "2026-10-02 09:00"
        ),
        Member(ART, "art@cadencetooling.example", "leader", "Sales", "2026-09-14 09:35", "2026-11-20 15:15"),
        Member(JOY, "joy@cadencetooling.example", "team_member", "Trade shows", "2026-09-14 09:40", "2026-10-28 12:55"),
    ),
    STORY,
)  # fmt: skip
