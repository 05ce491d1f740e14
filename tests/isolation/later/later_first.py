from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from bulkhead.isolation.schema import KNOWN


def shout(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for person in apps.get_model("vault", "Person").objects.using(editor.connection.alias):
        person.name = person.name.upper()
        person.save(using=editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [("vault", max(name for name in KNOWN if name[0].isdigit()))]
    operations = [
        migrations.RunSQL("CREATE TABLE first (number INTEGER)", "DROP TABLE first"),
        migrations.RunPython(shout, migrations.RunPython.noop),
    ]
