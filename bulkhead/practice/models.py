"""The tables of the practice store, by feature."""

from bulkhead.practice.accounts.models import Allocation, Practice, Practitioner
from bulkhead.practice.agenda.models import CalendarEntry, Standing
from bulkhead.practice.clients.models import Client, GuardTerm, Opening
from bulkhead.practice.library.models import FieldMapping, Item, ItemVersion, Pull
from bulkhead.practice.mail.models import MailSettings
from bulkhead.practice.thresholds.models import Threshold
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import GuardEvent, TrayItem

__all__ = [
    "Allocation",
    "CalendarEntry",
    "Client",
    "FieldMapping",
    "GuardEvent",
    "GuardTerm",
    "Item",
    "ItemVersion",
    "MailSettings",
    "Opening",
    "Practice",
    "PracticeLine",
    "Practitioner",
    "Pull",
    "Standing",
    "Threshold",
    "TrayItem",
]
