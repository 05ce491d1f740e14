"""Anchor: freight, led by an associate as CFO. What he sends is read by the principal before it goes out."""

from bulkhead.cli.demo.acts.keeping import Decide, LookThrough, Promised, Stand, Subscribe, Visit
from bulkhead.cli.demo.acts.rhythm import Agree, Beat, Run
from bulkhead.cli.demo.acts.traffic import Accept, Ask, Give, Put, Reply, Want
from bulkhead.cli.demo.acts.work import Answer, Bring, Deliver, LetPass, Plan, Pull, Review
from bulkhead.cli.demo.cast import TOBIAS, Company, Member
from bulkhead.cli.demo.stage import Events, Of
from bulkhead.crossings.provision import Wanted

WILL, PENNY, RAY = "Will Long", "Penny Nichols", "Ray Banks"
CASH, PACK = "Cash view", "Monthly pack"
COVENANT, YEAR, LENDER = "Covenant certificate, third quarter", "Budget for next year", "Call with the lender"

RHYTHM = (Beat(CASH, "budget", "week", "2026-11-25", "2026-10-07"),)
MONTHLY = (Beat(PACK, "monthly_report", "month", "2026-12-07", "2026-09-20", is_about_before=True),)
LATER = (
    Beat("Board summary", "board_pack", "month", "2026-12-07", "2026-09-20", is_about_before=True),
    Beat("Quarterly review", "quarterly_review", "quarter", "2026-12-18", "2026-09-20", lead_days=15),
)
WEEKS = ("2026-10-07", "2026-10-14", "2026-10-21", "2026-10-28", "2026-11-04", "2026-11-11", "2026-11-18")
OCTOBER = Of(PACK, "2026-11-06")

STORY: Events = (
    ("2026-09-17 10:00", LookThrough()),
    ("2026-09-28 11:30", Agree(RHYTHM)),
    ("2026-10-20 14:30", Agree(MONTHLY)),
    ("2026-10-05 09:00", Plan(COVENANT, "board_pack", "2026-10-08")),
    ("2026-10-07 15:00", Bring(COVENANT, "anchor/covenant.pdf")),
    ("2026-10-07 15:10", Review(COVENANT)),
    ("2026-10-07 19:30", LetPass(COVENANT)),
    ("2026-10-08 08:30", Deliver(COVENANT, (RAY,), (WILL,))),
    ("2026-10-08 11:00", Answer(COVENANT, WILL, approves=True)),
    ("2026-10-08 14:20", Answer(COVENANT, RAY)),
    ("2026-10-08 14:40", Decide("Cash kept over the covenant", "Never less than 100,000 above it.", WILL)),
    ("2026-10-12 10:00", Subscribe(PENNY)),
    ("2026-11-02 10:00", Bring(OCTOBER, "anchor/pack.docx", "Before the last fuel invoice.")),
    ("2026-11-02 10:10", Review(OCTOBER)),
    ("2026-11-05 16:00", LetPass(OCTOBER, "Say first how far cash stays above the covenant.")),
    ("2026-11-06 08:40", Deliver(OCTOBER, (), (WILL,))),
    ("2026-11-06 18:10", Answer(OCTOBER, WILL, approves=True)),
    ("2026-11-09 10:00", Pull(YEAR, "budget", "2026-12-15", "Budget plan")),
    ("2026-11-09 10:30", Want("Fuel cards, three months", "2026-11-16", PENNY)),
    ("2026-11-09 10:31", Want("Who is owed what, over 60 days", "2026-11-16", PENNY)),
    ("2026-11-09 10:32", Want("Lease of the yard", "2026-11-23", WILL)),
    ("2026-11-12 09:10", Ask("Can we pay the tyre supplier a week later?", PENNY)),
    ("2026-11-16 10:15", Reply("Can we pay", "Yes: week 9 stays at 1,610,000, which is 110,000 above the covenant.")),
    ("2026-11-13 15:00", Give("Fuel cards, three months", PENNY, "anchor/fuel-cards-three-months.pdf")),
    ("2026-11-16 09:30", Accept("Fuel cards, three months")),
    ("2026-11-17 09:40", Agree(LATER)),
    ("2026-11-17 10:00", Plan(LENDER, "other", "2026-12-09")),
    ("2026-11-18 10:15", Plan("Who may open what", "audit", "2026-12-16")),
    ("2026-11-18 10:30", Pull("Cash plan to the summer", "budget", "2026-12-11", "Thirteen weeks of cash")),
    ("2026-11-19 09:00", Ask("Put the second depot on the table when we meet.", WILL, kind="other")),
    ("2026-11-19 10:30", Put("Put the second depot", "next_agenda", "Beside the budget for next year.")),
    ("2026-11-20 10:40", Bring(Of(CASH, "2026-11-25"), "anchor/cash.md#2026-11-25", "Before Monday’s receipts.")),
    ("2026-11-20 11:00", Promised("Three prices for fuel, side by side", WILL, "2026-12-02")),
    ("2026-11-20 11:10", Stand(
        "On track: 2,340,000 in hand is twelve months; the low point is week 9, 110,000 above the covenant.",
        "Send the lease of the yard", WILL, "2026-11-23",
    )),
    ("2026-11-20 11:15", Visit()),
    ("2026-11-20 16:10", Give("Who is owed what, over 60 days", PENNY, "anchor/owed-over-60-days.pdf")),
    *Run(CASH, "anchor/cash.md", WEEKS, (PENNY, WILL), is_passed=True).events(),
)  # fmt: skip

ANCHOR = Company(
    "2026-05-11 09:00",
    Wanted(
        "Anchor",
        "anchor",
        255,
        "Anchor Line Freight",
        "Anchor Line Freight Co.",
        "America/Chicago",
        terms=(("domain", "anchorline.example"),),
    ),
    (
        Member(WILL, "will@anchorline.example", "sponsor", "CEO", "2026-05-11 09:20", "2026-11-19 08:55"),
        Member(
            PENNY, "penny@anchorline.example", "finance_contact", "Controller", "2026-05-11 09:30", "2026-11-20 16:05"
        ),
        Member(RAY, "ray@plainsbank.example", "board_viewer", "Lender", "2026-06-01 11:00", "2026-10-08 14:15"),
    ),
    STORY,
    led_by=TOBIAS,
)  # fmt: skip
