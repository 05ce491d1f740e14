"""What each kind of outbox row means: its name, and the function that carries it out."""

from uuid import UUID

from bulkhead.crossings.enrol import learn_colleague
from bulkhead.crossings.plan_ahead import plan_ahead
from bulkhead.crossings.project import project
from bulkhead.practice.clients.models import Client
from bulkhead.work import feeding, mailing, mailing_traffic, marking, nudging
from bulkhead.work.sending import Kind, NotNow, Sending

__all__ = ["KINDS", "NEED_ROOM", "Kind", "NotNow", "Sending"]


def _project(sending: Sending) -> None:
    client = Client.objects.get(pk=sending.vault_id)
    project(client)
    feeding.follow(client)


def _feed(sending: Sending) -> None:
    feeding.write_for(Client.objects.get(pk=sending.vault_id))


def _plan(sending: Sending) -> None:
    plan_ahead(Client.objects.get(pk=sending.vault_id))


def _enrol(sending: Sending) -> None:
    learn_colleague(Client.objects.get(pk=sending.vault_id), person=UUID(sending.payload["colleague"]))


KINDS: dict[str, Kind] = {
    "project": _project,
    "mark": marking.mark,
    "feed": _feed,
    "plan": _plan,
    "mail.invitation": mailing.invite,
    "mail.sign_in": mailing.let_in,
    "mail.delivered": mailing.announce,
    "mail.nudged": nudging.remind,
    "mail.answered": mailing.report_answer,
    "mail.asked": mailing_traffic.report_asked,
    "mail.replied": mailing_traffic.tell_asker,
    "mail.wanted": mailing_traffic.ask_for,
    "mail.daily": mailing_traffic.gather,
    "enrol": _enrol,
}
NEED_ROOM = frozenset({"mark", "feed", "plan"})
"""Kinds that write material or more than a line of it: on a disk that is nearly full they wait where they are."""
