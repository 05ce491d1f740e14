"""Harbor: nine clinics. One thing is late, one waits in the tray, and one was asked for that is not the work."""

from bulkhead.cli.demo.acts.keeping import Decide, Promised, Stand, Visit
from bulkhead.cli.demo.acts.rhythm import Agree, Beat, LeaveOut, Run
from bulkhead.cli.demo.acts.traffic import Accept, Ask, Give, Put, Send, Want
from bulkhead.cli.demo.acts.work import Answer, Bring, Cancel, Deliver, Misfile, Plan, Pull, Review, Say
from bulkhead.cli.demo.cast import Company, Member
from bulkhead.cli.demo.stage import Events, Of
from bulkhead.crossings.provision import Wanted

ALAN, GRACE, RUIZ, MAY = "Dr. Alan Frost", "Grace Long", "Dana Ruiz", "May Chen"
CALLS, FILL, CONTENT = "Service levels for calls", "Plan to fill two sites", "Content plan"
WEEKLY, REPORT, EMAILS = "Weekly update", "Monthly report", "Nurture e-mails"
FLU, MEDIA = "Plan for the flu season", "Media budget, <2026-12-15:month>"
LAST = Of(WEEKLY, "2026-11-17")

RHYTHM = (Beat(WEEKLY, "weekly_update", "week", "2026-12-01", "2026-10-06", interval=2),)
MONTHLY = (Beat(REPORT, "monthly_report", "month", "2026-12-04", "2026-09-20", is_about_before=True),)
LATER = (
    Beat("Board summary", "board_pack", "month", "2026-12-04", "2026-09-20", is_about_before=True),
    Beat("Quarterly review on site", "onsite", "quarter", "2026-12-17", "2026-09-20", lead_days=15),
)
WEEKS = ("2026-10-06", "2026-10-20", "2026-11-03", "2026-11-17")

STORY: Events = (
    ("2026-09-24 10:00", Plan(CALLS, "playbook", "2026-10-02")),
    ("2026-09-28 09:30", Agree(RHYTHM)),
    ("2026-10-20 14:30", Agree(MONTHLY)),
    ("2026-09-28 14:00", Pull(FLU, "plan", "2026-10-09", "Peak-season plan")),
    ("2026-10-01 15:00", Bring(CALLS, "harbor/call-service.md")),
    ("2026-10-02 08:40", Deliver(CALLS, (ALAN, RUIZ), (GRACE,))),
    ("2026-10-02 10:05", Answer(CALLS, RUIZ)),
    ("2026-10-02 11:30", Answer(CALLS, ALAN)),
    ("2026-10-02 14:30", Answer(CALLS, GRACE, approves=True)),
    ("2026-10-02 14:40", Decide("Service levels for calls", "90 % answered within 30 seconds, at every site.", GRACE)),
    ("2026-10-08 15:20", Bring(FLU, "harbor/flu-plan.docx")),
    ("2026-10-09 09:10", Deliver(FLU, (RUIZ,), (GRACE,))),
    ("2026-10-09 11:00", Answer(FLU, RUIZ)),
    ("2026-10-09 16:15", Answer(FLU, GRACE, approves=True)),
    ("2026-10-14 16:30", Decide(
        "Patient experience", "Dana Ruiz takes it on beside the call centre, from January.", ALAN
    )),
    ("2026-10-15 10:05", Misfile(
        "Autumn results for the owners", "other", "2026-10-15", "owners-deck.pdf", of="bloom"
    )),
    ("2026-11-03 20:05", Bring(Of(REPORT, "2026-11-05"), "harbor/monthly-report.docx", "Figures of the whole month.")),
    ("2026-11-04 09:30", Deliver(Of(REPORT, "2026-11-05"), (GRACE,), (ALAN,))),
    ("2026-11-05 13:00", Answer(Of(REPORT, "2026-11-05"), GRACE)),
    ("2026-11-06 07:50", Answer(Of(REPORT, "2026-11-05"), ALAN, approves=True)),
    ("2026-11-09 09:00", Plan(CONTENT, "plan", "2026-11-21")),
    ("2026-11-10 09:30", Want("Opening hours over the holidays", "2026-11-18", RUIZ, files=0)),
    ("2026-11-10 09:35", Want("Rota of both sites", "2026-11-25", GRACE, files=2)),
    ("2026-11-11 09:00", Pull(FILL, "plan", "2026-11-24", "Filling a new location")),
    ("2026-11-12 09:40", Ask("Could Maren write the nurture e-mails for new patients?", GRACE, kind="work")),
    ("2026-11-12 10:00", Plan(EMAILS, "brief", "2026-11-30")),
    ("2026-11-12 11:30", Put(
        "Could Maren", "scope", "Three e-mails instead of one article of the content plan: a swap."
    )),
    ("2026-11-13 09:00", Cancel(EMAILS, "Swapped for the plan to fill two sites.")),
    ("2026-11-13 09:15", Decide(
        "Who writes the e-mails", "The agency writes them; Maren says what each is for.", GRACE
    )),
    ("2026-11-16 11:10", Give(
        "Opening hours over the holidays", RUIZ, words="Closed on the 25th and the 1st, 8 to 2 between."
    )),
    ("2026-11-16 15:00", Accept("Opening hours over the holidays")),
    ("2026-11-17 09:25", Agree(LATER)),
    ("2026-11-17 10:00", LeaveOut(Of(WEEKLY, "2026-12-29"), "Nobody reads it between the years.")),
    ("2026-11-18 08:20", Say(LAST, "Good. Keep the call-backs in here.", ALAN)),
    ("2026-11-18 16:00", Bring(FILL, "harbor/fill-plan.docx", "Hours of both sites are in.")),
    ("2026-11-18 17:00", Review(FILL)),
    ("2026-11-19 10:00", Bring(CONTENT, "harbor/content-plan.docx")),
    ("2026-11-19 15:00", Plan(MEDIA, "budget", "2026-11-30", "<2026-12-15:short>")),
    ("2026-11-19 16:00", Bring(MEDIA, "harbor/media-budget.docx")),
    ("2026-11-19 17:20", Misfile(
        "Autumn results for the owners", "other", "2026-11-30", "owners-deck.pdf", of="bloom"
    )),
    ("2026-11-20 09:20", Promised("Two ways to share out the first six weeks", ALAN, "2026-11-25")),
    ("2026-11-20 09:30", Promised("Who checks medical wording", GRACE, "2026-11-20")),
    ("2026-11-20 12:25", Send("harbor/rota-both-sites.docx", GRACE, "The rota for both sites, as far as we have it.")),
    ("2026-11-20 14:00", Stand(
        "Seven of nine sites are full; two need bookings, and calls are answered faster each week.",
        "Choose which of the two sites comes first", ALAN, "2026-11-25",
    )),
    ("2026-11-20 17:00", Visit()),
    ("2026-11-20 17:30", Misfile(CONTENT, "plan", "2026-11-21", "harbor/content-plan-mixed-up.docx")),
    *Run(WEEKLY, "harbor/weekly.md", WEEKS, (ALAN, GRACE)).events(),
)  # fmt: skip

HARBOR = Company(
    "2026-04-06 09:00",
    Wanted(
        "Harbor",
        "harbor",
        165,
        "Harbor Family Clinics",
        "Harbor Family Clinics LLC",
        "America/New_York",
        terms=(("domain", "harborclinics.example"), ("person", "Alan Frost")),
    ),
    (
        Member(ALAN, "alan@harborclinics.example", "sponsor", "CEO", "2026-04-06 09:30", "2026-11-18 08:15"),
        Member(GRACE, "grace@harborclinics.example", "leader", "COO", "2026-04-06 09:35", "2026-11-20 12:20"),
        Member(
            RUIZ, "dana@harborclinics.example", "team_member", "Call-centre lead", "2026-04-20 10:00",
            "2026-11-16 11:00"
        ),
        Member(MAY, "may@harborclinics.example", "finance_contact", "Compliance", "2026-11-20 10:30"),
    ),
    STORY,
)  # fmt: skip
