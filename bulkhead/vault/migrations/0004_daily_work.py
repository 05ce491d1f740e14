import django.db.models.deletion
from django.db import migrations, models

import bulkhead.base.clock
import bulkhead.base.ids


class Migration(migrations.Migration):
    dependencies = [
        ("vault", "0003_daily_tool"),
    ]

    operations = [
        migrations.CreateModel(
            name="Challenge",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("nonce_hash", models.CharField(max_length=64, unique=True)),
                ("words", models.CharField(max_length=64)),
                ("asked_at", models.DateTimeField(db_index=True, default=bulkhead.base.clock.now)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="FeedPaper",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("sponsor", "Sponsor"),
                            ("board_viewer", "Board viewer"),
                            ("leader", "Leader"),
                            ("team_member", "Team member"),
                            ("finance_contact", "Finance contact"),
                        ],
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("content", models.BinaryField(help_text="The calendar, compressed.")),
                ("etag", models.CharField(max_length=64)),
                ("source", models.CharField(help_text="The hash of what it was made from.", max_length=64)),
                ("written_at", models.DateTimeField(default=bulkhead.base.clock.now)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.CharField(max_length=200)),
                ("to_name", models.CharField(max_length=120)),
                ("due_on", models.DateField()),
                ("made_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("made_by", models.CharField(max_length=120)),
                ("kept_at", models.DateTimeField(null=True)),
                ("kept_by", models.CharField(blank=True, max_length=120)),
                ("let_go_at", models.DateTimeField(null=True)),
                ("let_go_by", models.CharField(blank=True, max_length=120)),
                ("let_go_because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ("due_on", "made_at"),
            },
        ),
        migrations.AlterModelOptions(
            name="leftout",
            options={"ordering": ("period",)},
        ),
        migrations.AddField(
            model_name="deliverable",
            name="by_hand_at",
            field=models.DateTimeField(help_text="Since then it no longer follows its rule.", null=True),
        ),
        migrations.AddField(
            model_name="deliverable",
            name="edition",
            field=models.PositiveIntegerField(default=1, help_text="Counts changes, so that a stale one is noticed."),
        ),
        migrations.AddField(
            model_name="person",
            name="added_by",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="person",
            name="here_at",
            field=models.DateTimeField(help_text="The last time; sessions are forgotten sooner.", null=True),
        ),
        migrations.AddField(
            model_name="person",
            name="news",
            field=models.CharField(
                choices=[
                    ("each", "Each delivery and answer at once"),
                    ("daily", "Once a day, in one mail"),
                    ("answers", "Only what I must answer"),
                ],
                default="each",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="profile",
            name="access_review_days",
            field=models.PositiveSmallIntegerField(default=90),
        ),
        migrations.AddField(
            model_name="profile",
            name="door_unused_days",
            field=models.PositiveSmallIntegerField(default=60),
        ),
        migrations.AddField(
            model_name="profile",
            name="invitation_hours",
            field=models.PositiveSmallIntegerField(default=72),
        ),
        migrations.AddField(
            model_name="profile",
            name="logo",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="vault.blob"
            ),
        ),
        migrations.AddField(
            model_name="profile",
            name="logo_mark",
            field=models.CharField(blank=True, help_text="Of its bytes; the address has it.", max_length=16),
        ),
        migrations.AddField(
            model_name="profile",
            name="mail_domains",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="profile",
            name="response_hours",
            field=models.PositiveSmallIntegerField(default=24),
        ),
        migrations.AddField(
            model_name="profile",
            name="unmarked",
            field=models.CharField(
                choices=[("kept", "Hold it back"), ("given", "Hand it out as it is")],
                default="kept",
                help_text="A PDF no mark can be put on.",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="profile",
            name="watermark",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="reader",
            name="nudged_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="rule",
            name="edition",
            field=models.PositiveIntegerField(default=1, help_text="Counts changes, so that a stale one is noticed."),
        ),
        migrations.AddField(
            model_name="rule",
            name="ended_by",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="rule",
            name="in_month",
            field=models.PositiveSmallIntegerField(
                default=0, help_text="The month of the period it is counted in; 0 counts in all of it."
            ),
        ),
        migrations.CreateModel(
            name="AccessReview",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("by_name", models.CharField(max_length=120)),
                ("by_id", models.UUIDField(null=True)),
                ("doors", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ("-at",),
                "constraints": [models.UniqueConstraint(fields=("on", "by_id"), name="one_review_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("choice", models.CharField(max_length=300)),
                ("why", models.TextField(blank=True, max_length=2000)),
                ("owner_name", models.CharField(max_length=120)),
                ("decided_on", models.DateField()),
                ("revisit_on", models.DateField(null=True)),
                ("written_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("written_by", models.CharField(max_length=120)),
                (
                    "superseded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="supersedes",
                        to="vault.decision",
                    ),
                ),
            ],
            options={
                "ordering": ("-decided_on", "-written_at"),
            },
        ),
        migrations.CreateModel(
            name="Findable",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=12)),
                ("subject", models.CharField(help_text="The row it was written for, as hex.", max_length=32)),
                (
                    "room",
                    models.CharField(
                        blank=True, help_text="What opens for it, as hex, where it is another row.", max_length=32
                    ),
                ),
                ("title", models.TextField(blank=True)),
                ("words", models.TextField(blank=True)),
                ("place", models.CharField(blank=True, max_length=120)),
                ("at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "subject"], name="vault_finda_kind_bd4ded_idx")],
            },
        ),
        migrations.CreateModel(
            name="Passkey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("credential_hash", models.CharField(max_length=64, unique=True)),
                ("credential", models.BinaryField()),
                ("host", models.CharField(max_length=200)),
                ("name", models.CharField(max_length=60)),
                ("counter", models.PositiveBigIntegerField(default=0)),
                ("added_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("used_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passkeys", to="vault.person"
                    ),
                ),
            ],
            options={
                "ordering": ("added_at",),
            },
        ),
        migrations.AddField(
            model_name="session",
            name="passkey",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="vault.passkey"
            ),
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.TextField(max_length=4000)),
                ("by_name", models.CharField(max_length=120)),
                ("by_id", models.UUIDField(null=True)),
                ("written_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.CharField(blank=True, max_length=120)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="vault.version"
                    ),
                ),
            ],
            options={
                "ordering": ("written_at",),
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("question", "A question"),
                            ("work", "Something to be done"),
                            ("other", "Something else"),
                        ],
                        max_length=8,
                    ),
                ),
                ("words", models.TextField(max_length=4000)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("answered", "Answered"),
                            ("next_agenda", "On the next agenda"),
                            ("scope", "Looked at as new work"),
                            ("parked", "Parked"),
                            ("closed", "Closed"),
                        ],
                        db_index=True,
                        default="open",
                        max_length=11,
                    ),
                ),
                ("asked_at", models.DateTimeField(db_index=True, default=bulkhead.base.clock.now)),
                ("promised_until", models.DateTimeField()),
                (
                    "answered_at",
                    models.DateTimeField(help_text="When the practice first did something about it.", null=True),
                ),
                ("parked_until", models.DateField(null=True)),
                (
                    "about",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="requests",
                        to="vault.deliverable",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="requests", to="vault.person"
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at",),
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.TextField(max_length=4000)),
                ("by_practice", models.BooleanField(default=False)),
                ("by_name", models.CharField(max_length=120)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(default=bulkhead.base.clock.now)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="vault.request"
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("answered", "Answered"),
                            ("next_agenda", "On the next agenda"),
                            ("scope", "Looked at as new work"),
                            ("parked", "Parked"),
                            ("closed", "Closed"),
                        ],
                        max_length=11,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("until", models.DateField(null=True)),
                ("by_name", models.CharField(max_length=120)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(default=bulkhead.base.clock.now)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="vault.request"
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("asked_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("asked_by", models.CharField(max_length=120)),
                ("asked_by_id", models.UUIDField(null=True)),
                ("second_id", models.UUIDField(null=True)),
                ("second_name", models.CharField(blank=True, max_length=120)),
                ("passed_at", models.DateTimeField(null=True)),
                ("passed_by", models.CharField(blank=True, max_length=120)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="vault.version"
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at",),
            },
        ),
        migrations.CreateModel(
            name="Wanted",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("detail", models.TextField(blank=True, max_length=2000)),
                ("due_on", models.DateField(null=True)),
                (
                    "files",
                    models.PositiveSmallIntegerField(
                        default=1, help_text="How many are expected; 0 where words are enough."
                    ),
                ),
                ("received", models.PositiveIntegerField(default=0, help_text="Files and answers that came.")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("received", "Received"),
                            ("accepted", "Accepted"),
                            ("sent_back", "Sent back"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        db_index=True,
                        default="asked",
                        max_length=9,
                    ),
                ),
                ("because", models.CharField(blank=True, help_text="Why it was sent back.", max_length=300)),
                ("asked_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("asked_by", models.CharField(max_length=120)),
                ("asked_by_id", models.UUIDField(null=True)),
                ("received_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="wanted",
                        to="vault.person",
                    ),
                ),
            ],
            options={
                "ordering": ("due_on", "asked_at"),
            },
        ),
        migrations.CreateModel(
            name="SentFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("sent_at", models.DateTimeField(db_index=True, default=bulkhead.base.clock.now)),
                ("noted_at", models.DateTimeField(help_text="When the practice first looked at it.", null=True)),
                ("noted_by", models.CharField(blank=True, max_length=120)),
                (
                    "blob",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="vault.blob"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sent", to="vault.person"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="files", to="vault.request"
                    ),
                ),
                (
                    "wanted",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="came", to="vault.wanted"
                    ),
                ),
            ],
            options={
                "ordering": ("sent_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("words", models.TextField(max_length=4000)),
                ("given_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="vault.person"),
                ),
                (
                    "wanted",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="vault.wanted"
                    ),
                ),
            ],
            options={
                "ordering": ("given_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="WantedMove",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("received", "Received"),
                            ("accepted", "Accepted"),
                            ("sent_back", "Sent back"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=9,
                    ),
                ),
                ("because", models.CharField(blank=True, max_length=300)),
                ("by_name", models.CharField(max_length=120)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(default=bulkhead.base.clock.now)),
                (
                    "wanted",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="vault.wanted"
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(default=0)),
                ("words", models.CharField(max_length=200)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.CharField(blank=True, max_length=120)),
                ("waived_because", models.CharField(blank=True, max_length=200)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="vault.version"
                    ),
                ),
            ],
            options={
                "ordering": ("place", "words"),
                "constraints": [models.UniqueConstraint(fields=("version", "words"), name="check_once")],
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "used_by",
                    models.CharField(
                        blank=True, help_text="What the program that reads it calls itself.", max_length=120
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="feeds", to="vault.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("person",), name="one_feed_a_person"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MarkedCopy",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("fault", models.CharField(blank=True, max_length=200)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("asked_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("made_at", models.DateTimeField(null=True)),
                (
                    "blob",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="vault.blob"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marked", to="vault.person"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marked", to="vault.version"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("version", "person"), name="one_copy_a_reader")],
            },
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", models.CharField(max_length=200)),
                ("because", models.CharField(max_length=200)),
                ("waived_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("waived_by", models.CharField(max_length=120)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="waivers", to="vault.version"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("version", "text"), name="waiver_once")],
            },
        ),
    ]
