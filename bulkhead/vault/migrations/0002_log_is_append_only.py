from django.db import migrations

from bulkhead.isolation.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_initial")]
    operations = append_only("vault_vaultline")
