"""What a search of the library looks through, and for items that stood before: their newest version, who holds which."""

from django.db import migrations

WORDS = """CREATE VIRTUAL TABLE practice_itemwords USING fts5(
    id UNINDEXED, title, code, tags, note, text, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3')"""
STANDING_WORDS = """INSERT INTO practice_itemwords (id, title, code, tags, note, text)
    SELECT id, title, '', tags, note, '' FROM practice_item"""
NEWEST = """UPDATE practice_item SET
    newest = coalesce((SELECT max(number) FROM practice_itemversion WHERE item_id = practice_item.id), 0),
    ending = coalesce((SELECT kind FROM practice_itemversion WHERE item_id = practice_item.id
                       ORDER BY number DESC LIMIT 1), '')"""
HELD = """INSERT INTO practice_holding
    (id, item_id, client_id, pull_id, number, kind, pulled_at, lag, passed_number, passed_by)
    SELECT pull.id, version.item_id, pull.client_id, pull.id, version.number, '', max(pull.pulled_at),
           item.newest - version.number, 0, ''
    FROM practice_pull AS pull
    JOIN practice_itemversion AS version ON version.id = pull.version_id
    JOIN practice_item AS item ON item.id = version.item_id
    GROUP BY version.item_id, pull.client_id"""


class Migration(migrations.Migration):
    dependencies = [("practice", "0005_daily_work")]
    operations = [
        migrations.RunSQL([WORDS, STANDING_WORDS, NEWEST, HELD], ["DROP TABLE practice_itemwords"]),
    ]
