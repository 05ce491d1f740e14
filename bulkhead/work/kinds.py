"""What each kind of outbox row means: its name, and the function that carries it out."""

from bulkhead.crossings.project import project
from bulkhead.practice.clients.models import Client
from bulkhead.work import mailing
from bulkhead.work.sending import Kind, NotNow, Sending

__all__ = ["KINDS", "Kind", "NotNow", "Sending"]


def _project(sending: Sending) -> None:
    project(Client.objects.get(pk=sending.vault_id))


KINDS: dict[str, Kind] = {
    "project": _project,
    "mail.invitation": mailing.invite,
    "mail.sign_in": mailing.let_in,
    "mail.delivered": mailing.announce,
    "mail.answered": mailing.report_answer,
}
