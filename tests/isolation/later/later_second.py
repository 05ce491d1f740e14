from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def refuse_odd(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for person in apps.get_model("vault", "Person").objects.using(editor.connection.alias):
        if person.name.startswith("ODD"):
            raise ValueError(f"{person.name} was not foreseen")


class Migration(migrations.Migration):
    dependencies = [("vault", "later_first")]
    operations = [migrations.RunPython(refuse_odd, migrations.RunPython.noop)]
