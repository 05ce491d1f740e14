"""Bloom: home fragrance sold online. Black Friday is on the last Friday of the month, and its plan is a draft."""

from bulkhead.cli.demo.acts.keeping import Come, Decide, Promised, Stand, Visit
from bulkhead.cli.demo.acts.rhythm import Agree, Beat, Run
from bulkhead.cli.demo.acts.traffic import Accept, Ask, Give, Put, Reply, Want
from bulkhead.cli.demo.acts.work import Answer, Bring, Deliver, Plan, Pull
from bulkhead.cli.demo.cast import Company, Member
from bulkhead.cli.demo.stage import Events, Of
from bulkhead.crossings.provision import Wanted

ROSE, OWEN, LILY, SAGE = "Rose Field", "Owen Barrow", "Lily Marsh", "Sage Holt"
WEEKLY, REPORT = "Weekly update", "Monthly report"
BUDGET, DECK = "Budget for the quarter", "Autumn results for the owners"
PEAK, WAR, AGENCY = "Plan for the peak season", "Black Friday war plan", "Scorecard of the agency"

RHYTHM = (Beat(WEEKLY, "weekly_update", "week", "2026-12-02", "2026-10-07", interval=2),)
MONTHLY = (Beat(REPORT, "monthly_report", "month", "2026-12-03", "2026-09-20", is_about_before=True),)
LATER = (
    Beat("Board summary", "board_pack", "month", "2026-12-04", "2026-09-20", is_about_before=True),
    Beat("Quarterly review", "quarterly_review", "quarter", "2026-12-14", "2026-09-20", lead_days=15),
)
WEEKS = ("2026-10-07", "2026-10-21", "2026-11-04", "2026-11-18")
TESTS = "Who owns the creative tests"

STORY: Events = (
    ("2026-08-20 10:00", Come(OWEN, passkey="Office laptop")),
    ("2026-09-28 10:10", Agree(RHYTHM)),
    ("2026-10-20 14:10", Agree(MONTHLY)),
    ("2026-10-01 11:00", Plan(BUDGET, "budget", "2026-10-05")),
    ("2026-10-05 09:00", Bring(BUDGET, "bloom/budget.docx")),
    ("2026-10-05 09:20", Deliver(BUDGET, (OWEN,), (ROSE,))),
    ("2026-10-05 15:10", Answer(BUDGET, OWEN)),
    ("2026-10-06 10:40", Answer(BUDGET, ROSE, approves=True)),
    ("2026-10-06 11:00", Decide("The budget for the quarter", "330,000, of which 140,000 goes into social.", ROSE)),
    ("2026-10-13 09:30", Plan(DECK, "board_pack", "2026-10-15")),
    ("2026-10-15 09:10", Bring(DECK, "bloom/owners-deck.pdf")),
    ("2026-10-15 09:30", Deliver(DECK, (ROSE,))),
    ("2026-10-15 12:05", Answer(DECK, ROSE)),
    ("2026-10-16 09:00", Pull(PEAK, "plan", "2026-10-20", "Peak-season plan")),
    ("2026-10-19 16:00", Bring(PEAK, "bloom/peak-plan.docx", "Stock checked with the warehouse.")),
    ("2026-10-20 09:20", Deliver(PEAK, (LILY, SAGE), (ROSE,))),
    ("2026-10-20 10:10", Answer(PEAK, LILY)),
    ("2026-10-20 15:30", Answer(PEAK, SAGE)),
    ("2026-10-21 08:45", Answer(PEAK, ROSE, approves=True)),
    ("2026-10-26 11:00", Plan(AGENCY, "audit", "2026-10-27")),
    ("2026-10-27 09:30", Bring(AGENCY, "bloom/agency.docx")),
    ("2026-10-27 09:45", Deliver(AGENCY, (LILY,), (ROSE,))),
    ("2026-10-27 13:00", Answer(AGENCY, LILY)),
    ("2026-10-27 16:20", Answer(AGENCY, ROSE, approves=True)),
    ("2026-10-27 16:30", Decide("The agency stays", "Kept at 3.35 of 5, with one creative test a week.", ROSE)),
    ("2026-11-05 08:50", Bring(
        Of(REPORT, "2026-11-04"), "bloom/monthly-report.docx", "The agency’s figures came late."
    )),
    ("2026-11-05 09:40", Deliver(
        Of(REPORT, "2026-11-04"), (LILY,), (ROSE,), waives="The agency’s last figures come on the sixth."
    )),
    ("2026-11-05 11:15", Answer(Of(REPORT, "2026-11-04"), LILY)),
    ("2026-11-06 09:05", Answer(Of(REPORT, "2026-11-04"), ROSE, approves=True)),
    ("2026-11-10 15:00", Plan(WAR, "plan", "2026-11-25")),
    ("2026-11-11 10:00", Ask("Can we look at a gift set range for the spring?", ROSE, kind="work")),
    ("2026-11-11 16:20", Put("Can we look", "parked", "After the peak, with the figures of the peak.", "2026-12-07")),
    ("2026-11-12 09:00", Want("Stock by product", "2026-11-18", OWEN)),
    ("2026-11-16 10:05", Ask("How many returns did you count in?", LILY, about=PEAK)),
    ("2026-11-16 13:30", Reply("How many returns", "6 % of orders, as last November.")),
    ("2026-11-17 09:20", Agree(LATER)),
    ("2026-11-18 09:15", Give("Stock by product", OWEN, "bloom/stock-by-product.docx")),
    ("2026-11-18 16:00", Accept("Stock by product")),
    ("2026-11-18 16:30", Pull("Plan for the first quarter", "plan", "2026-12-18", "Quarterly plan")),
    ("2026-11-19 14:30", Bring(WAR, "bloom/war-plan.docx", "The hourly plan is still open.")),
    ("2026-11-19 15:00", Promised("The war plan, hour by hour", ROSE, "2026-11-25")),
    ("2026-11-20 10:20", Stand(
        "On track: 209,500 of 330,000 is spent, and most of the rest belongs to Black Friday.",
        "Say which two offers may go below a 60 % margin", ROSE, "2026-11-24",
    )),
    ("2026-11-20 10:30", Visit()),
    ("2026-11-20 11:40", Ask(f"{TESTS}, the agency or me? We both started one this week.", LILY)),
    *Run(WEEKLY, "bloom/weekly.md", WEEKS, (ROSE, LILY)).events(),
)  # fmt: skip

BLOOM = Company(
    "2026-08-03 09:00",
    Wanted(
        "Bloom",
        "bloom",
        330,
        "Bloom & Barrow",
        "Bloom & Barrow Ltd",
        "Europe/London",
        terms=(("domain", "bloombarrow.example"),),
    ),
    (
        Member(ROSE, "rose@bloombarrow.example", "sponsor", "Founder", "2026-08-03 09:20", "2026-11-18 08:20"),
        Member(OWEN, "owen@bloombarrow.example", "finance_contact", "Finance", "2026-08-03 09:30", "2026-11-18 09:10"),
        Member(LILY, "lily@bloombarrow.example", "leader", "Growth lead", "2026-08-03 09:35", "2026-11-20 11:30"),
        Member(
            SAGE, "sage@holtstudio.example", "team_member", "Creative agency lead", "2026-09-01 10:00",
            "2026-10-20 15:20"
        ),
    ),
    STORY,
)  # fmt: skip
