"""What happened at the two clients, in the order of time."""

from bulkhead.cli.demo.stage import Act, Answer, Bring, Cancel, Deliver, Plan, Pull, Review, Say, Stand

OCTOBER = "<2026-10-15:month>"
REPORT, PACK = f"Monthly report, {OCTOBER}", f"Board pack, {OCTOBER}"
QUARTER, CONTRACT = "Plan for the quarter", "Revenue contract"
MOVE, WEEKLY = "Moving 6,000 from paid social", "Weekly update, <2026-11-24>"
DANA, RUNE, PRIYA, CHASE = "Dana Whitfield", "Rune Sales", "Priya Rao", "Chase Banks"

SIGNAL: tuple[tuple[str, Act], ...] = (
    ("2026-09-22 09:00", Pull(QUARTER, "plan", "2026-10-01", "Quarterly plan")),
    ("2026-09-29 17:10", Bring(QUARTER, "signal/quarter-plan.docx", "Priorities agreed with Rune.")),
    ("2026-10-01 09:30", Deliver(QUARTER, (RUNE, PRIYA), (DANA,))),
    ("2026-10-01 13:15", Answer(QUARTER, DANA, approves=True)),
    ("2026-10-05 09:00", Plan(CONTRACT, "brief", "2026-10-12")),
    ("2026-10-07 16:00", Bring(CONTRACT, "signal/revenue-contract-1.docx")),
    ("2026-10-08 09:00", Deliver(CONTRACT, (), (DANA, RUNE))),
    ("2026-10-08 15:40", Answer(CONTRACT, RUNE, asks="An opportunity needs someone who may sign, not just a date.")),
    ("2026-10-12 08:50", Bring(CONTRACT, "signal/revenue-contract-2.docx", "Who signs is part of it now.")),
    ("2026-10-12 09:05", Deliver(CONTRACT, (), (DANA, RUNE))),
    ("2026-10-12 11:20", Answer(CONTRACT, RUNE, approves=True)),
    ("2026-10-12 18:02", Answer(CONTRACT, DANA, approves=True)),
    ("2026-10-13 09:00", Plan(PACK, "board_pack", "2026-10-20", "<2026-10-15:short>")),
    ("2026-10-19 18:00", Bring(PACK, "signal/board-pack.pdf")),
    ("2026-10-20 08:30", Deliver(PACK, (CHASE,), (DANA,))),
    ("2026-10-20 12:00", Answer(PACK, DANA, approves=True)),
    ("2026-10-21 07:45", Answer(PACK, CHASE)),
    ("2026-10-27 09:00", Pull(REPORT, "monthly_report", "2026-11-04", "Monthly report", "<2026-10-15:short>")),
    ("2026-11-03 19:20", Bring(REPORT, "signal/monthly-report.pdf", "Figures of the whole month.")),
    ("2026-11-04 09:10", Deliver(REPORT, (RUNE,), (DANA,))),
    ("2026-11-04 17:25", Answer(REPORT, DANA)),
    ("2026-11-05 08:05", Answer(REPORT, DANA, approves=True)),
    ("2026-11-16 10:00", Plan(MOVE, "budget", "2026-11-16")),
    ("2026-11-16 10:20", Bring(MOVE, "signal/reallocation.docx")),
    ("2026-11-16 10:40", Deliver(MOVE, (), (DANA,))),
    ("2026-11-17 09:00", Plan(WEEKLY, "weekly_update", "2026-11-24")),
    ("2026-11-17 09:05", Plan("Board pack, <2026-12-10:month>", "board_pack", "2026-12-04", "<2026-12-10:short>")),
    ("2026-11-17 09:10", Plan("Quarterly review", "quarterly_review", "2026-12-15")),
    ("2026-11-19 09:12", Say(REPORT, "Are we hitting the quarter?", DANA)),
    ("2026-11-19 12:15", Say(REPORT, "The pipeline still covers it. What decides is how soon late leads are called.")),
    ("2026-11-20 11:30", Bring(WEEKLY, "signal/weekly-update.md")),
    ("2026-11-20 16:40", Stand(
        "Signal is 552,000 short of its quarter. The pipeline still covers it.",
        "Decide on moving 6,000 from paid social", DANA, "2026-11-25",
    )),
    ("2026-11-20 16:58", Answer(MOVE, DANA, asks="Show the partner share by month, then I can decide.")),
)  # fmt: skip

CALLS, FILL, CONTENT = "Service levels for calls", "Plan to fill two sites", "Content plan"
LAST_WEEKLY = "Weekly update, <2026-11-17>"
ALAN, GRACE, RUIZ, MAY = "Dr. Alan Frost", "Grace Long", "Dana Ruiz", "May Chen"

HARBOR: tuple[tuple[str, Act], ...] = (
    ("2026-09-24 10:00", Plan(CALLS, "playbook", "2026-10-02")),
    ("2026-10-01 15:00", Bring(CALLS, "harbor/call-service.md")),
    ("2026-10-02 08:40", Deliver(CALLS, (ALAN, RUIZ), (GRACE,))),
    ("2026-10-02 10:05", Answer(CALLS, RUIZ)),
    ("2026-10-02 14:30", Answer(CALLS, GRACE, approves=True)),
    ("2026-10-27 09:20", Pull(REPORT, "monthly_report", "2026-11-04", "Monthly report", "<2026-10-15:short>")),
    ("2026-11-03 20:05", Bring(REPORT, "harbor/monthly-report.docx", "Figures of the whole month.")),
    ("2026-11-04 09:30", Deliver(REPORT, (GRACE,), (ALAN,))),
    ("2026-11-05 13:00", Answer(REPORT, GRACE)),
    ("2026-11-06 07:50", Answer(REPORT, ALAN, approves=True)),
    ("2026-11-09 09:00", Plan(CONTENT, "plan", "2026-11-21")),
    ("2026-11-10 09:00", Pull(LAST_WEEKLY, "weekly_update", "2026-11-17", "Weekly update")),
    ("2026-11-11 09:00", Pull(FILL, "plan", "2026-11-26", "Filling a new location")),
    ("2026-11-12 10:00", Plan("Nurture e-mails", "brief", "2026-11-30")),
    ("2026-11-13 09:00", Cancel("Nurture e-mails", "Swapped for the plan to fill two sites.")),
    ("2026-11-17 15:20", Bring(LAST_WEEKLY, "harbor/weekly-update.md")),
    ("2026-11-17 15:30", Deliver(LAST_WEEKLY, (GRACE,), (ALAN,))),
    ("2026-11-18 08:20", Answer(LAST_WEEKLY, ALAN, approves=True)),
    ("2026-11-18 17:00", Review(FILL)),
    ("2026-11-19 10:00", Bring(CONTENT, "harbor/content-plan.docx")),
    ("2026-11-19 15:00", Plan("Media budget, <2026-12-15:month>", "budget", "2026-11-30", "<2026-12-15:short>")),
    ("2026-11-19 16:00", Bring("Media budget, <2026-12-15:month>", "harbor/media-budget.docx")),
    ("2026-11-19 16:20", Plan("Quarterly review on site", "onsite", "2026-12-17")),
    ("2026-11-20 12:25", Say(LAST_WEEKLY, "The rota for both sites comes on <2026-11-24:weekday>.", GRACE)),
    ("2026-11-20 14:00", Stand(
        "Seven of nine sites are full; two need bookings, and calls are answered faster each week.",
        "Choose which of the two sites comes first", ALAN, "2026-11-26",
    )),
    ("2026-11-20 17:30", Bring(CONTENT, "harbor/content-plan-mixed-up.docx", is_misfiled=True)),
)  # fmt: skip
STORIES: dict[str, tuple[tuple[str, Act], ...]] = {"signal": SIGNAL, "harbor": HARBOR}
