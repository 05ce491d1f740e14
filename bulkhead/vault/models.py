"""The tables of one vault, by feature."""

from bulkhead.vault.deliverables.answers import Approval, ChangeAsked, Comment
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.models import Blob, Deliverable, Version
from bulkhead.vault.deliverables.rules import LeftOut, Rule
from bulkhead.vault.engagement.models import Profile, StatusSentence
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.sessions import Session, SignIn
from bulkhead.vault.trail.models import OutboxEntry, VaultLine

__all__ = [
    "Approval",
    "Blob",
    "ChangeAsked",
    "Comment",
    "Deliverable",
    "Delivery",
    "Invitation",
    "LeftOut",
    "OutboxEntry",
    "Person",
    "Profile",
    "Reader",
    "Rule",
    "Session",
    "SignIn",
    "StatusSentence",
    "VaultLine",
    "Version",
]
