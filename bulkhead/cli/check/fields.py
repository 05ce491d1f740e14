"""Which text fields get a canary, and why the others get none: a field that nobody placed here fails a test."""

from typing import TypeAlias

from django.apps import apps
from django.db import models

Text: TypeAlias = "models.Field[object, object]"

NAME, TOLD, BODY, ROW, PAST = "name", "told", "file", "row", "log"
LIBRARY, OFFICE = "library", "office"

# Fields that code reads: a word in front would make them something else.
READ_BY_CODE = {
    "Deliverable.period": "a period",
    "LeftOut.period": "a period",
    "CalendarEntry.period": "a period",
    "Rule.holidays": "a country",
    "Version.kind": "a kind of file",
    "ItemVersion.kind": "a kind of file",
    "Version.made_from": "a kind of file",
    "Profile.time_zone": "a time zone",
    "Client.time_zone": "a time zone",
    "Practice.time_zone": "a time zone",
    "Profile.currency": "a currency",
    "Client.currency": "a currency",
    "Practice.currency": "a currency",
    "Profile.portal_address": "an address that mail leads to",
    "Profile.sender": "who mail comes from",
    "Client.sender": "who mail comes from",
    "Profile.logo_mark": "part of an address",
    "Client.slug": "part of an address",
    "Passkey.host": "a host",
    "Passkey.credential": "a key",
    "Challenge.words": "a question to a key",
    "FeedPaper.content": "written anew from what is planted",
    "FeedPaper.etag": "a sum",
    "FeedPaper.source": "a sum",
    "Feed.content": "written anew from what is planted",
    "Feed.etag": "a sum",
    "Feed.source": "a sum",
    "Feed.clients": "a sum",
    "Practitioner.password": "a sum",
    "Practitioner.email": "known to every client",
    "Practitioner.name": "known to every client",
    "Practitioner.role_words": "known to every client",
    "Practice.name": "known to every client",
    "CalendarEntry.kind": "a kind of work",
    "CalendarEntry.state": "a state",
    "Series.kind": "a kind of work",
    "Series.ahead": "days, as numbers",
    "Standing.promised_days": "days, as numbers",
    "Standing.wanted_days": "days, as numbers",
    "Standing.dates_source": "a sum",
    "Sheet.weeks": "days, as numbers",
    "KindChecklist.kind": "a kind of work",
    "Holding.kind": "a kind of work",
    "StatusMove.before": "a state",
    "StatusMove.after": "a state",
    "Item.ending": "a kind of file",
    "Item.code": "a code that files are matched by",
    "FieldMapping.field": "a field of a template",
    "FieldMapping.known": "a field of a template",
    "Choice.key": "a part of a template",
    "Threshold.limit": "a kind of limit",
    "TrayItem.door": "a door",
    "GuardEvent.door": "a door",
    "GuardEvent.verdict": "a verdict",
    "MailSettings.host": "mail goes to a box of the check instead",
    "MailSettings.username": "mail goes to a box of the check instead",
    "MailSettings.password": "mail goes to a box of the check instead",
    "MailSettings.sender": "mail goes to a box of the check instead",
    "OutboxEntry.kind": "what is to be done",
    "OutboxEntry.key": "what makes doing it twice harmless",
}
# Whole tables that the store writes by itself, or that nothing may change.
LEFT = {
    "Findable": "written by the store from the planted fields",
    "ItemWords": "written from the library's files",
    "VaultLine": "a log that refuses changes; a line is added instead",
    "PracticeLine": "a log that refuses changes; a line is added instead",
}
SUMS = ("hash", "sha256")


def planted_fields(app: str) -> list[tuple[type[models.Model], list[Text]]]:
    """Of each model, the text fields that get a canary."""
    every = apps.get_app_config(app).get_models()
    return [(model, [field for field in texts_of(model) if is_planted(model, field=field)]) for model in every]


def texts_of(model: type[models.Model]) -> list[Text]:
    return [field for field in model._meta.concrete_fields if isinstance(field, models.CharField | models.TextField)]


def is_planted(model: type[models.Model], *, field: Text) -> bool:
    """Not a choice of a few, not a sum, and not named above."""
    is_sum = field.name.rpartition("_")[2] in SUMS or field.name in SUMS
    return not (model.__name__ in LEFT or field.choices or is_sum or f"{model.__name__}.{field.name}" in READ_BY_CODE)
