from django.db import migrations

from bulkhead.isolation.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("practice", "0002_rate_limits")]
    operations = append_only("practice_practiceline")
