import django.db.models.deletion
from django.db import migrations, models

import bulkhead.base.clock
import bulkhead.base.ids


class Migration(migrations.Migration):
    dependencies = [
        ("practice", "0003_log_is_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="Threshold",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("limit", models.CharField(max_length=32)),
                ("value", models.DecimalField(decimal_places=2, max_digits=8)),
                ("set_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("set_by", models.CharField(max_length=120)),
                (
                    "client",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="thresholds",
                        to="practice.client",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("limit", "client"), name="one_threshold_a_client"),
                    models.UniqueConstraint(
                        condition=models.Q(("client", None)), fields=("limit",), name="one_threshold_of_the_practice"
                    ),
                ],
            },
        ),
    ]
