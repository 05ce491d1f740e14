"""What each role of a client's people may see and do; everything else is refused."""

from django.db import models

WORK = frozenset(
    "weekly_update weekly_call monthly_report monthly_recap quarterly_review plan audit brief critique playbook "
    "workshop onsite other".split()
)


class Role(models.TextChoices):
    """A person's part in the portal."""

    SPONSOR = "sponsor", "Sponsor"
    BOARD_VIEWER = "board_viewer", "Board viewer"
    LEADER = "leader", "Leader"
    TEAM_MEMBER = "team_member", "Team member"
    FINANCE_CONTACT = "finance_contact", "Finance contact"


ROLE_WORDS: dict[str, str] = {
    Role.SPONSOR: "Sees everything delivered, approves.",
    Role.BOARD_VIEWER: "Sees board packs they are named for.",
    Role.LEADER: "Sees the reports and work they are named for, approves where asked.",
    Role.TEAM_MEMBER: "Sees plans, briefs and playbooks they are named for.",
    Role.FINANCE_CONTACT: "Sees budgets and invoices they are named for.",
}
APPROVES = frozenset({Role.SPONSOR, Role.LEADER})
ASKS_ABOUT_SAFETY = frozenset({Role.SPONSOR, Role.LEADER})
SEES: dict[str, frozenset[str] | None] = {
    Role.SPONSOR: None,
    Role.BOARD_VIEWER: frozenset({"board_pack"}),
    Role.LEADER: WORK,
    Role.TEAM_MEMBER: frozenset({"plan", "brief", "playbook", "workshop"}),
    Role.FINANCE_CONTACT: frozenset({"budget", "invoice"}),
}


def may_see(role: str, *, kind: str) -> bool:
    """Whether a role may ever be shown a kind of deliverable."""
    kinds = SEES[role]
    return kinds is None or kind in kinds
