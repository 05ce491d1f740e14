"""The tables of one vault, by feature."""

from bulkhead.vault.assurance.models import Assurance
from bulkhead.vault.decisions.models import Decision, Promise
from bulkhead.vault.deliverables.answers import Approval, ChangeAsked, Comment
from bulkhead.vault.deliverables.deliveries import Delivery, Reader
from bulkhead.vault.deliverables.models import Blob, Deliverable, Version
from bulkhead.vault.deliverables.reviews import Check, Remark, Review, Waiver
from bulkhead.vault.deliverables.rules import LeftOut, Rule
from bulkhead.vault.doors.models import AccessReview
from bulkhead.vault.engagement.models import Profile, StatusSentence
from bulkhead.vault.look.marked import MarkedCopy
from bulkhead.vault.people.feeds import Feed, FeedPaper
from bulkhead.vault.people.models import Invitation, Person
from bulkhead.vault.people.passkeys import Challenge, Passkey
from bulkhead.vault.people.sessions import Session, SignIn
from bulkhead.vault.requests.models import Move, Reply, Request
from bulkhead.vault.requests.sent import Answer, SentFile
from bulkhead.vault.requests.wanted import Wanted, WantedMove
from bulkhead.vault.search.models import Findable
from bulkhead.vault.trail.models import OutboxEntry, VaultLine

__all__ = [
    "AccessReview",
    "Answer",
    "Approval",
    "Assurance",
    "Blob",
    "Challenge",
    "ChangeAsked",
    "Check",
    "Comment",
    "Decision",
    "Deliverable",
    "Delivery",
    "Feed",
    "FeedPaper",
    "Findable",
    "Invitation",
    "LeftOut",
    "MarkedCopy",
    "Move",
    "OutboxEntry",
    "Passkey",
    "Person",
    "Profile",
    "Promise",
    "Reader",
    "Remark",
    "Reply",
    "Request",
    "Review",
    "Rule",
    "SentFile",
    "Session",
    "SignIn",
    "StatusSentence",
    "VaultLine",
    "Version",
    "Waiver",
    "Wanted",
    "WantedMove",
]
