"""Signal: software for factories. The quarter's number is in reach, and the first clock runs out today."""

from bulkhead.cli.demo.acts.keeping import Decide, Kept, LookThrough, Promised, Stand, Subscribe, Visit
from bulkhead.cli.demo.acts.rhythm import Agree, Beat, Run
from bulkhead.cli.demo.acts.traffic import Accept, Ask, Give, Reply, Settle, Want
from bulkhead.cli.demo.acts.work import Answer, Bring, Deliver, Plan, Pull
from bulkhead.cli.demo.cast import Company, Member
from bulkhead.cli.demo.stage import Events, Of
from bulkhead.crossings.provision import Wanted

DANA, RUNE, PRIYA, CHASE = "Dana Whitfield", "Rune Sales", "Priya Rao", "Chase Banks"
OCTOBER = "<2026-10-15:month>"
PACK, QUARTER, CONTRACT = f"Board pack, {OCTOBER}", "Plan for the quarter", "Revenue contract"
MOVE, SKILLS = "Moving 6,000 from paid social", "Skills of the team"
WEEKLY, REPORT, STORIES = "Weekly update", "Monthly report", "Win stories for plant managers"
SEPTEMBER = "Monthly report, <2026-09-20:month>"
DEALS, CALLS = "Closed and lost deals", "Notes of three sales calls"

RHYTHM = (Beat(WEEKLY, "weekly_update", "week", "2026-11-24", "2026-10-06"),)
MONTHLY = (Beat(REPORT, "monthly_report", "month", "2026-12-04", "2026-09-20", is_about_before=True),)
LATER = (
    Beat("Board summary", "board_pack", "month", "2026-12-04", "2026-09-20", is_about_before=True),
    Beat("Quarterly review", "quarterly_review", "quarter", "2026-12-15", "2026-09-20", lead_days=15),
)
WEEKS = ("2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27", "2026-11-03", "2026-11-10", "2026-11-17")

STORY: Events = (
    ("2026-07-02 09:00", LookThrough()),
    ("2026-09-22 09:00", Pull(QUARTER, "plan", "2026-10-01", "Quarterly plan")),
    ("2026-09-28 09:10", Agree(RHYTHM)),
    ("2026-10-20 14:10", Agree(MONTHLY)),
    ("2026-09-29 17:10", Bring(QUARTER, "signal/quarter-plan.docx", "Priorities agreed with Rune.")),
    ("2026-10-01 09:30", Deliver(QUARTER, (RUNE, PRIYA), (DANA,))),
    ("2026-10-01 11:05", Answer(QUARTER, RUNE)),
    ("2026-10-01 12:10", Answer(QUARTER, PRIYA)),
    ("2026-10-01 13:15", Answer(QUARTER, DANA, approves=True)),
    ("2026-10-01 13:40", Decide("The plan for the quarter", "900,000 in new yearly revenue is the one number.", DANA)),
    ("2026-10-01 15:00", Pull(SEPTEMBER, "monthly_report", "2026-10-06", "Monthly report", "<2026-09-20:short>")),
    ("2026-10-05 08:30", Bring(SEPTEMBER, "signal/september.pdf")),
    ("2026-10-06 08:30", Deliver(SEPTEMBER, (RUNE,), (DANA,))),
    ("2026-10-06 12:00", Answer(SEPTEMBER, RUNE)),
    ("2026-10-06 17:30", Answer(SEPTEMBER, DANA, approves=True)),
    ("2026-10-05 09:00", Plan(CONTRACT, "brief", "2026-10-12")),
    ("2026-10-07 16:00", Bring(CONTRACT, "signal/revenue-contract-1.docx")),
    ("2026-10-08 09:00", Deliver(CONTRACT, (), (DANA, RUNE))),
    ("2026-10-08 15:40", Answer(CONTRACT, RUNE, asks="An opportunity needs someone who may sign, not just a date.")),
    ("2026-10-12 08:50", Bring(CONTRACT, "signal/revenue-contract-2.docx", again="Rune asked who may sign")),
    ("2026-10-12 09:05", Deliver(CONTRACT, (), (DANA, RUNE))),
    ("2026-10-12 11:20", Answer(CONTRACT, RUNE, approves=True)),
    ("2026-10-12 18:02", Answer(CONTRACT, DANA, approves=True)),
    ("2026-10-12 18:10", Decide(
        "What counts as qualified", "A lead counts once somebody with authority to sign is known.", RUNE,
        "Four of ten opportunities had nobody who could buy.", "2027-01-11",
    )),
    ("2026-10-13 09:00", Plan(PACK, "board_pack", "2026-10-20", "<2026-10-15:short>")),
    ("2026-10-14 10:00", Subscribe(DANA)),
    ("2026-10-19 18:00", Bring(PACK, "signal/board-pack.pdf")),
    ("2026-10-20 08:30", Deliver(PACK, (CHASE,), (DANA,))),
    ("2026-10-20 12:00", Answer(PACK, DANA, approves=True)),
    ("2026-10-21 07:45", Answer(PACK, CHASE)),
    ("2026-10-20 16:00", Plan(SKILLS, "audit", "2026-10-22")),
    ("2026-10-22 10:00", Bring(SKILLS, "signal/skills.docx")),
    ("2026-10-22 10:30", Deliver(SKILLS, (DANA,))),
    ("2026-10-22 19:10", Answer(SKILLS, DANA)),
    ("2026-11-03 19:20", Bring(Of(REPORT, "2026-11-05"), "signal/monthly-report.pdf", "Figures of the whole month.")),
    ("2026-11-04 09:10", Deliver(Of(REPORT, "2026-11-05"), (RUNE,), (DANA,))),
    ("2026-11-04 14:00", Answer(Of(REPORT, "2026-11-05"), RUNE)),
    ("2026-11-05 08:05", Answer(Of(REPORT, "2026-11-05"), DANA, approves=True)),
    ("2026-11-09 09:30", Want(DEALS, "2026-11-13", RUNE, detail="One line a deal: why it was won or lost.")),
    ("2026-11-09 09:35", Want(CALLS, "2026-11-20", RUNE, files=3)),
    ("2026-11-09 09:40", Want("Who signs for the spring fair", "2026-11-27", DANA, files=0)),
    ("2026-11-12 15:30", Give(DEALS, RUNE, "signal/deals-won-and-lost.docx")),
    ("2026-11-13 09:00", Accept(DEALS)),
    ("2026-11-16 10:00", Plan(MOVE, "budget", "2026-11-16")),
    ("2026-11-16 10:20", Bring(MOVE, "signal/reallocation.docx")),
    ("2026-11-16 10:40", Deliver(MOVE, (), (DANA,))),
    ("2026-11-17 08:10", Answer(MOVE, DANA)),
    ("2026-11-17 09:10", Agree(LATER)),
    ("2026-11-17 14:05", Give(CALLS, RUNE, "signal/customer-call-one.docx")),
    ("2026-11-17 15:00", Pull(
        "Slides for the board on <2026-12-10>", "board_pack", "2026-12-09", "Monthly board summary"
    )),
    ("2026-11-18 09:00", Promised("Win rate by segment", DANA, "2026-11-24")),
    ("2026-11-18 09:05", Promised("Two fairs compared by cost of a meeting", RUNE, "2026-12-01")),
    ("2026-11-18 16:45", Give(CALLS, RUNE, "signal/customer-call-two.docx")),
    ("2026-11-19 09:12", Ask("Are we hitting Q4?", DANA)),
    ("2026-11-19 12:12", Reply(
        "Are we hitting Q4?",
        "348,000 of 900,000 is closed. The pipeline covers the rest 4.78 times, and 4.55 is needed. What decides is "
        "how soon late leads are called.",
    )),
    ("2026-11-19 18:40", Settle("Are we hitting Q4?")),
    ("2026-11-19 18:41", Promised("The number of late leads, each Friday", DANA, "2026-11-20")),
    ("2026-11-19 15:00", Plan(STORIES, "brief", "2026-11-20")),
    ("2026-11-20 09:30", Bring(STORIES, "signal/win-stories.docx")),
    ("2026-11-20 09:50", Deliver(STORIES, (PRIYA,), (RUNE,))),
    ("2026-11-20 11:30", Bring(Of(WEEKLY, "2026-11-24"), "signal/weekly.md#2026-11-24")),
    ("2026-11-20 15:00", Kept("The number of late leads, each Friday")),
    ("2026-11-20 16:40", Stand(
        "At risk: 348,000 of 900,000 is closed, and the pipeline covers the rest.",
        "Decide on moving 6,000 from paid social to search and partners", DANA, "2026-11-25",
    )),
    ("2026-11-20 16:45", Visit()),
    ("2026-11-20 16:58", Answer(STORIES, RUNE, asks="Begin with the alarm history, and leave the price out.")),
    *Run(WEEKLY, "signal/weekly.md", WEEKS, (DANA, RUNE)).events(),
)  # fmt: skip

SIGNAL = Company(
    "2026-07-01 09:00",
    Wanted(
        "Signal",
        "signal",
        225,
        "Signal Foundry",
        "Signal Foundry, Inc.",
        "America/Chicago",
        terms=(("domain", "signalfoundry.example"), ("person", PRIYA), ("person", CHASE)),
    ),
    (
        Member(DANA, "dana@signalfoundry.example", "sponsor", "CEO", "2026-07-01 09:20", "2026-11-20 16:55"),
        Member(RUNE, "rune@signalfoundry.example", "leader", "VP Revenue", "2026-07-01 09:25", "2026-11-20 16:50"),
        Member(PRIYA, "priya@signalfoundry.example", "leader", "Product", "2026-07-06 10:00", "2026-11-11 09:10"),
        Member(CHASE, "chase@tallgrass.example", "board_viewer", "Board", "2026-09-07 15:00", "2026-10-21 07:40"),
    ),
    STORY,
)
