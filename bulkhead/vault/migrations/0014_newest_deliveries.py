from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("vault", "0013_assurance")]

    operations = [
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["delivered_at"], name="vault_deliv_deliver_aeeca7_idx"),
        ),
    ]
