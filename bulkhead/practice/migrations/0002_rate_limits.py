"""The table in which failed sign-ins are counted; Django's database cache reads and writes it."""

from django.db import migrations

TABLE = """CREATE TABLE practice_attempt (
    cache_key varchar(255) NOT NULL PRIMARY KEY, value text NOT NULL, expires datetime NOT NULL)"""


class Migration(migrations.Migration):
    dependencies = [("practice", "0001_initial")]
    operations = [
        migrations.RunSQL(
            [
                TABLE,
                "CREATE INDEX practice_attempt_expires ON practice_attempt (expires)",
            ],
            ["DROP TABLE practice_attempt"],
        )
    ]
