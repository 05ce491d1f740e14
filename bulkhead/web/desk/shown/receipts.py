"""A receipt as plain values, for the child that sets it on paper."""

from bulkhead.base.clock import now
from bulkhead.practice.clients.models import Client
from bulkhead.vault.deliverables.deliveries import Delivery
from bulkhead.vault.deliverables.dossier import Given, given_of
from bulkhead.vault.trail.models import VaultLine

Reader = dict[str, str | None]
Receipt = dict[str, str | int | list[Reader]]


def receipt_of(delivery: Delivery, *, client: Client, practice: str) -> Receipt:
    """What was handed over, to whom, what they did with it, and the line of the log that proves it."""
    version, line = delivery.version, _line(delivery)
    return {
        "portal": client.legal_name or client.display_name,
        "practice": practice,
        "title": version.deliverable.title,
        "kind": version.deliverable.label,
        "version": version.number,
        "sha256": version.blob.sha256,
        "size": version.blob.size,
        "delivered_at": delivery.delivered_at.isoformat(),
        "delivered_by": delivery.delivered_by,
        "made_at": now().isoformat(),
        "zone": client.time_zone,
        "log_line": line.number if line else 0,
        "chain": line.hash if line else "",
        "hue": client.hue,
        "file_name": version.name,
        "reissued": version.reissued_because,
        "readers": [_reader(reader) for reader in given_of(delivery)],
    }


def _line(delivery: Delivery) -> VaultLine | None:
    """Written in the transaction of the delivery, a moment after it."""
    lines = VaultLine.objects.filter(act="deliverable.delivered", subject=delivery.version.deliverable_id)
    return lines.filter(at__gte=delivery.delivered_at).order_by("number").first()


def _reader(reader: Given) -> Reader:
    answered = reader.approved_at or reader.asked_at
    answer = "approved" if reader.approved_at else "change asked" if reader.asked_at else ""
    return {
        "name": reader.name,
        "role": reader.title or ("Approves" if reader.approves else "Reads"),
        "opened_at": reader.opened_at.isoformat() if reader.opened_at else None,
        "answer": answer,
        "answered_at": answered.isoformat() if answered else None,
    }
