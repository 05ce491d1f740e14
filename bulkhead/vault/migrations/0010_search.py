"""What a search inside a client finds. Whoever rebuilds one of these tables makes its triggers again; a test looks."""

from django.db import migrations

from bulkhead.isolation.full_text import Source, index

OF_A_DELIVERY = (
    "(SELECT version.deliverable_id FROM vault_delivery AS delivery JOIN vault_version AS version "
    "ON version.id = delivery.version_id WHERE delivery.id = {row}.delivery_id)"
)
SOURCES = (
    Source("vault_deliverable", "deliverable", title="{row}.title", at="{row}.made_at", watched=("title",)),
    Source(
        "vault_version",
        "document",
        title="{row}.name",
        words="{row}.note",
        place="'version ' || {row}.number",
        at="{row}.made_at",
        room="{row}.deliverable_id",
    ),
    Source(
        "vault_comment",
        "comment",
        words="{row}.words",
        place="{row}.by_name",
        at="{row}.written_at",
        room="{row}.deliverable_id",
    ),
    Source(
        "vault_changeasked",
        "comment",
        words="{row}.words",
        place="(SELECT name FROM vault_person WHERE id = {row}.person_id)",
        at="{row}.asked_at",
        room=OF_A_DELIVERY,
    ),
    Source(
        "vault_request",
        "request",
        words="{row}.words",
        place="(SELECT name FROM vault_person WHERE id = {row}.person_id)",
        at="{row}.asked_at",
        watched=("words",),
    ),
    Source(
        "vault_reply", "request", words="{row}.words", place="{row}.by_name", at="{row}.at", room="{row}.request_id"
    ),
    Source(
        "vault_wanted",
        "wanted",
        title="{row}.title",
        words="{row}.detail",
        at="{row}.asked_at",
        shown="{row}.state != 'withdrawn'",
        watched=("title", "detail", "state"),
    ),
    Source(
        "vault_answer",
        "wanted",
        words="{row}.words",
        place="(SELECT name FROM vault_person WHERE id = {row}.person_id)",
        at="{row}.given_at",
        room="{row}.wanted_id",
    ),
    Source(
        "vault_sentfile",
        "file",
        title="{row}.name",
        words="{row}.words",
        place="(SELECT name FROM vault_person WHERE id = {row}.person_id)",
        at="{row}.sent_at",
        watched=("name", "words"),
    ),
    Source(
        "vault_decision",
        "decision",
        title="{row}.title",
        words="{row}.choice || ' ' || {row}.why || ' ' || {row}.owner_name",
        at="{row}.written_at",
        watched=("title", "choice", "why", "owner_name"),
    ),
    Source(
        "vault_promise",
        "promise",
        title="{row}.words",
        words="{row}.to_name",
        at="{row}.made_at",
        watched=("words", "to_name"),
    ),
    Source(
        "vault_person",
        "person",
        title="{row}.name",
        words="{row}.title || ' ' || {row}.email",
        at="{row}.added_at",
        shown="{row}.removed_at IS NULL",
        watched=("name", "title", "email", "removed_at"),
    ),
)


class Migration(migrations.Migration):
    dependencies = [("vault", "0004_daily_work")]

    operations = [*index(), *(operation for source in SOURCES for operation in source.followed())]
