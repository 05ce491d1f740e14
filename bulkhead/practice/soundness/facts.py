"""What the practice's own store says of how safely the practice is run."""

from datetime import datetime
from typing import NamedTuple, Self

from django.db.models import Aggregate, Count, Max, Model, QuerySet, Subquery, Sum, Value

from bulkhead.base.facts import GOOD, OPEN, WARN, Fact
from bulkhead.isolation.facts.gathered import Group, Said
from bulkhead.practice.accounts.factors import without_second_factor
from bulkhead.practice.accounts.models import Practice
from bulkhead.practice.agenda.models import Standing
from bulkhead.practice.clients.models import Client
from bulkhead.practice.mail.models import MailSettings
from bulkhead.practice.trail.models import PracticeLine

TO_CLIENTS = {
    "country": "where this machine stands",
    "security_contact": "whom to ask",
    "retention": "what is kept for how long",
}


class Figures(NamedTuple):
    """Clients, lines of the log, messages that wait, and the mail server with when it was tested."""

    clients: int | None
    lines: int | None
    waiting: int | None
    server: str | None
    tested_at: datetime | None

    @classmethod
    def now(cls) -> Self:
        """All of them in one question."""
        server = MailSettings._default_manager.order_by("pk")
        row = Practice._default_manager.values_list(
            _one(Client.objects.filter(state=Client.State.LIVE), Count("pk")),
            _one(PracticeLine.objects.all(), Max("number")),
            _one(Standing.objects.all(), Sum("mail_waiting")),
            Subquery(server.values("host")[:1]),
            Subquery(server.values("tested_at")[:1]),
        )[0]
        return cls(*row)


def practice_facts(practice: Practice | None) -> list[Said]:
    """Nothing but that it is not there before the first page was filled in."""
    if practice is None:
        words = "Open the desk and fill in its first page."
        return [Said(Group.RUNNING, Fact("Practice", OPEN, "Not set up", words))]
    figures = Figures.now()
    return [
        Said(Group.RUNNING, _mail(figures)),
        Said(Group.ISOLATION, _clients(figures.clients or 0)),
        Said(Group.ISOLATION, _log(figures.lines or 0)),
        Said(Group.ACCESS, _second_factor(practice)),
        Said(Group.ACCESS, _said_to_clients(practice)),
    ]


def _one(rows: QuerySet[Model], said: Aggregate) -> Subquery:  # lint: arguments -- of what, how much.
    """One number over all rows, to stand beside others in one question."""
    grouped = rows.order_by().annotate(everything=Value(1)).values("everything")
    return Subquery(grouped.annotate(said=said).values("said"))


def _mail(figures: Figures) -> Fact:
    count, server = figures.waiting or 0, figures.server
    waits = f"{count} {'message waits' if count == 1 else 'messages wait'}." if count else "No message waits."
    if server is None:
        words = f"{waits} Until a server is set, every link to a client is copied by hand: under Mail."
        fact = Fact("Mail", WARN, "Not set up", words)
    elif figures.tested_at is None:
        fact = Fact("Mail", WARN, "Not tested", f"{waits} Send a mail to yourself from the Mail page.")
    elif count:
        fact = Fact("Mail", WARN, "Waiting", f"{waits} {server} has not taken it yet: under Mail.")
    else:
        fact = Fact("Mail", GOOD, "Leaves", f"{waits} It goes through {server}.")
    return fact


def _clients(count: int) -> Fact:
    words = "Each in a store of its own, under a key of its own."
    return Fact("Clients", OPEN, f"{count} {'client' if count == 1 else 'clients'}", words)


def _log(lines: int) -> Fact:
    words = "Each line is hashed over the one before."
    return Fact("Practice log", OPEN, f"{lines:,} {'line' if lines == 1 else 'lines'}", words)


def _second_factor(practice: Practice) -> Fact:
    """Whoever opens every client with a password alone is the widest door there is."""
    without = ", ".join(person.name for person in without_second_factor())
    if without and practice.asks_second_factor:
        words = f"{without} must set one up at the next page they open."
        fact = Fact("Second factor", WARN, "Asked for", words)
    elif without:
        words = f"A password alone lets {without} in. Set one up under Account, and ask it of everyone under Practice."
        fact = Fact("Second factor", WARN, "Not everyone", words)
    else:
        is_asked = (
            "and none can be without" if practice.asks_second_factor else "so far; under Practice it can be asked"
        )
        fact = Fact("Second factor", GOOD, "Everyone", f"Nobody signs in with a password alone, {is_asked}.")
    return fact


def _said_to_clients(practice: Practice) -> Fact:
    missing = [words for name, words in TO_CLIENTS.items() if not getattr(practice, name)]
    if missing:
        words = f"A client's security lead cannot read {', '.join(missing)}. Write it under Practice."
        return Fact("Said to clients", WARN, "Not all", words)
    return Fact("Said to clients", GOOD, "Written", "Each portal says where data lies, whom to ask and what is kept.")
