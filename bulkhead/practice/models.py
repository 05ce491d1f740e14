"""The tables of the practice store, by feature."""

from bulkhead.practice.accounts.models import Allocation, Practice, Practitioner
from bulkhead.practice.agenda.feeds import Feed
from bulkhead.practice.agenda.models import CalendarEntry, Series, Standing
from bulkhead.practice.agenda.sheets import Sheet
from bulkhead.practice.clients.logos import LogoMark
from bulkhead.practice.clients.models import Client, GuardTerm, Opening
from bulkhead.practice.clients.same_words import SameWord
from bulkhead.practice.imports.models import Import, ImportedFile, ImportFolder, Suggested
from bulkhead.practice.inbox.models import Owed, Waiting
from bulkhead.practice.library.benchmarks import Figure
from bulkhead.practice.library.checklists import KindChecklist
from bulkhead.practice.library.holdings import Holding
from bulkhead.practice.library.models import FieldMapping, Item, ItemVersion, Lift, Pull, StatusMove
from bulkhead.practice.library.tailoring import Choice, Comparison, Tailoring
from bulkhead.practice.library.words import ItemWords
from bulkhead.practice.mail.models import MailSettings
from bulkhead.practice.thresholds.models import Threshold
from bulkhead.practice.trail.models import PracticeLine
from bulkhead.practice.tray.models import GuardEvent, TrayItem

__all__ = [
    "Allocation",
    "CalendarEntry",
    "Choice",
    "Client",
    "Comparison",
    "Feed",
    "FieldMapping",
    "Figure",
    "GuardEvent",
    "GuardTerm",
    "Holding",
    "Import",
    "ImportFolder",
    "ImportedFile",
    "Item",
    "ItemVersion",
    "ItemWords",
    "KindChecklist",
    "Lift",
    "LogoMark",
    "MailSettings",
    "Opening",
    "Owed",
    "Practice",
    "PracticeLine",
    "Practitioner",
    "Pull",
    "SameWord",
    "Series",
    "Sheet",
    "Standing",
    "StatusMove",
    "Suggested",
    "Tailoring",
    "Threshold",
    "TrayItem",
    "Waiting",
]
