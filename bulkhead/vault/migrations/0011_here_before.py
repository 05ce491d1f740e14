"""When people who came before were here last; their sessions, which say it too, are forgotten after a month."""

from django.db import migrations

HERE = """UPDATE vault_person SET
    here_at = (SELECT max(seen_at) FROM vault_session WHERE person_id = vault_person.id)"""


class Migration(migrations.Migration):
    dependencies = [("vault", "0010_search")]

    operations = [migrations.RunSQL([HERE], migrations.RunSQL.noop)]
