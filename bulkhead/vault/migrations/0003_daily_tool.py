import django.db.models.deletion
from django.db import migrations, models

import bulkhead.base.clock
import bulkhead.base.ids


class Migration(migrations.Migration):
    dependencies = [
        ("vault", "0002_log_is_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="{period} stands for the period, such as November 2026.", max_length=120
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("weekly_update", "Weekly update"),
                            ("weekly_call", "Weekly call"),
                            ("monthly_report", "Monthly report"),
                            ("monthly_recap", "Monthly recap"),
                            ("board_pack", "Board pack"),
                            ("quarterly_review", "Quarterly review"),
                            ("plan", "Plan"),
                            ("audit", "Audit"),
                            ("brief", "Brief"),
                            ("critique", "Critique"),
                            ("budget", "Budget"),
                            ("playbook", "Playbook"),
                            ("workshop", "Workshop"),
                            ("onsite", "On-site day"),
                            ("invoice", "Invoice"),
                            ("other", "Other"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "every",
                    models.CharField(
                        choices=[("week", "Week"), ("month", "Month"), ("quarter", "Quarter"), ("year", "Year")],
                        max_length=8,
                    ),
                ),
                ("interval", models.PositiveSmallIntegerField(default=1)),
                (
                    "anchor",
                    models.CharField(
                        choices=[("nth_workday", "Nth workday"), ("weekday", "Weekday"), ("date", "Day of the month")],
                        max_length=12,
                    ),
                ),
                (
                    "n",
                    models.SmallIntegerField(
                        default=1, help_text="Which workday, which weekday of the month, or which day; -1 is the last."
                    ),
                ),
                ("weekday", models.PositiveSmallIntegerField(help_text="0 is Monday.", null=True)),
                (
                    "shift",
                    models.CharField(
                        choices=[
                            ("none", "stays"),
                            ("previous", "moves to the workday before"),
                            ("next", "moves to the workday after"),
                        ],
                        default="next",
                        max_length=8,
                    ),
                ),
                (
                    "holidays",
                    models.CharField(
                        blank=True, help_text="A country, and perhaps a state, such as US-IL.", max_length=12
                    ),
                ),
                ("lead_days", models.PositiveSmallIntegerField(default=0)),
                ("at", models.TimeField(help_text="For a meeting: when it begins, in the client's zone.", null=True)),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                ("made_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("made_by", models.CharField(max_length=120)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ("kind", "title"),
            },
        ),
        migrations.AddField(
            model_name="deliverable",
            name="at",
            field=models.TimeField(help_text="When a meeting begins, in the client's zone.", null=True),
        ),
        migrations.AddField(
            model_name="deliverable",
            name="minutes",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="deliverable",
            name="period",
            field=models.CharField(
                blank=True, help_text="Of its rule: 2026-11, 2026-W48, 2026-Q4 or 2026.", max_length=10
            ),
        ),
        migrations.AddField(
            model_name="deliverable",
            name="rule_on",
            field=models.DateField(help_text="The day its rule gave it.", null=True),
        ),
        migrations.AddField(
            model_name="version",
            name="reissued_because",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.CreateModel(
            name="LeftOut",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("period", models.CharField(max_length=10)),
                ("because", models.CharField(max_length=200)),
                ("left_out_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("left_out_by", models.CharField(max_length=120)),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="left_out", to="vault.rule"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="deliverable",
            name="rule",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="deliverables", to="vault.rule"
            ),
        ),
        migrations.AddConstraint(
            model_name="deliverable",
            constraint=models.UniqueConstraint(fields=("rule", "period"), name="one_a_period"),
        ),
        migrations.AddConstraint(
            model_name="leftout",
            constraint=models.UniqueConstraint(fields=("rule", "period"), name="left_out_once"),
        ),
    ]
