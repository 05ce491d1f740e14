import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import bulkhead.base.clock
import bulkhead.base.ids
import bulkhead.practice.library.words


class Migration(migrations.Migration):
    dependencies = [
        ("practice", "0004_daily_tool"),
    ]

    operations = [
        migrations.CreateModel(
            name="ItemWords",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("title", bulkhead.practice.library.words.SearchedText()),
                ("code", bulkhead.practice.library.words.SearchedText()),
                ("tags", bulkhead.practice.library.words.SearchedText()),
                ("note", bulkhead.practice.library.words.SearchedText()),
                ("text", bulkhead.practice.library.words.SearchedText()),
            ],
            options={
                "db_table": "practice_itemwords",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Choice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.CharField(max_length=120)),
                ("place", models.CharField(max_length=200)),
                ("answer", models.CharField(choices=[("take", "Take"), ("skip", "Skip")], max_length=4)),
                ("chosen_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("chosen_by", models.CharField(max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name="Comparison",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("older", models.UUIDField(help_text="A blob of the practice store.")),
                ("newer", models.UUIDField(help_text="A blob of the practice store.")),
                ("changes", models.JSONField(default=list)),
                ("fault", models.CharField(blank=True, max_length=300)),
                ("made_at", models.DateTimeField(default=bulkhead.base.clock.now)),
            ],
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
                ("content", models.BinaryField(help_text="The calendar, compressed.", null=True)),
                ("etag", models.CharField(blank=True, max_length=64)),
                ("source", models.CharField(blank=True, help_text="The hash of what it was made from.", max_length=64)),
                (
                    "clients",
                    models.CharField(blank=True, help_text="The hash of whose dates stand in it.", max_length=64),
                ),
                ("written_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("label", models.CharField(max_length=120)),
                ("value", models.DecimalField(decimal_places=4, max_digits=16)),
                ("unit", models.CharField(blank=True, max_length=20)),
                ("clients", models.PositiveIntegerField()),
                ("sector", models.CharField(blank=True, help_text="Empty means all sectors together.", max_length=60)),
                ("source", models.CharField(max_length=160)),
                ("as_of", models.DateField()),
                ("added_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("added_by", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ("label", "unit", "sector"),
            },
        ),
        migrations.CreateModel(
            name="Holding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(blank=True, help_text="Of the deliverable it became.", max_length=16)),
                ("pulled_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("lag", models.PositiveIntegerField(default=0)),
                (
                    "passed_number",
                    models.PositiveIntegerField(default=0, help_text="The version that is passed over; 0 is none."),
                ),
                ("passed_at", models.DateTimeField(null=True)),
                ("passed_by", models.CharField(blank=True, max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("browser", "in the browser"), ("terminal", "from the terminal")], max_length=8
                    ),
                ),
                ("folder", models.CharField(max_length=200)),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        help_text="Which level of folders is the client; 0 is the top.", null=True
                    ),
                ),
                ("begun_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("begun_by", models.CharField(max_length=120)),
                ("settled_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ("-begun_at",),
            },
        ),
        migrations.CreateModel(
            name="ImportedFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("path", models.CharField(max_length=1000)),
                ("size", models.PositiveBigIntegerField(default=0)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "Still to come"),
                            ("came_in", "Came in"),
                            ("already", "Here already"),
                            ("stopped", "In the tray"),
                            ("unreadable", "Could not be read"),
                            ("skipped", "Left out"),
                            ("taken_back", "Taken back"),
                            ("kept", "Kept, because it was used since"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=400)),
                ("version_id", models.UUIDField(null=True)),
                ("tray_item_id", models.UUIDField(null=True)),
            ],
            options={
                "ordering": ("path",),
            },
        ),
        migrations.CreateModel(
            name="ImportFolder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=400)),
                ("made_client", models.BooleanField(default=False, help_text="The client was added by this import.")),
            ],
            options={
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="KindChecklist",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=16, unique=True)),
                ("set_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("set_by", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ("kind",),
            },
        ),
        migrations.CreateModel(
            name="Lift",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("deliverable_id", models.UUIDField()),
                ("begun_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("begun_by", models.CharField(max_length=120)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LogoMark",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Owed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[("approval", "approval"), ("item", "thing you asked for")], max_length=8),
                ),
                ("count", models.PositiveIntegerField()),
                ("since", models.DateTimeField()),
                ("first_due_on", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=16)),
                ("pattern", models.JSONField(help_text="The fields of base.recurrence.Pattern.")),
                ("words", models.CharField(default="", help_text="The pattern in one sentence.", max_length=200)),
                ("at", models.TimeField(help_text="For a meeting: when it begins, in the client's zone.", null=True)),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                (
                    "ahead",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="Days to come that are no entries yet: period, = and date, spaces between.",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("changed_at", models.DateTimeField(default=bulkhead.base.clock.now)),
            ],
            options={
                "ordering": ("label",),
            },
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("weeks", models.TextField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StatusMove",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("before", models.CharField(max_length=8)),
                ("after", models.CharField(max_length=8)),
                ("moved_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("moved_by", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ("-moved_at",),
            },
        ),
        migrations.CreateModel(
            name="Suggested",
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
                            ("legal_name", "Legal name"),
                            ("short_name", "Short name"),
                            ("domain", "Domain"),
                            ("email", "E-mail address"),
                            ("person", "Person"),
                            ("code_name", "Code name"),
                            ("product", "Product"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.CharField(max_length=160)),
                ("files", models.PositiveIntegerField(default=1)),
                ("taken_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ("-files", "value"),
            },
        ),
        migrations.CreateModel(
            name="Tailoring",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("base", models.UUIDField(help_text="The blob that the client's own copy was made from.")),
                ("blob_id", models.UUIDField(help_text="None while every change is taken.", null=True)),
                ("fields", models.JSONField(default=list)),
                ("decided_at", models.DateTimeField(default=bulkhead.base.clock.now)),
                ("decided_by", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ("-decided_at",),
            },
        ),
        migrations.CreateModel(
            name="Waiting",
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
                            ("question", "asks a question"),
                            ("change", "asks for a change"),
                            ("file", "sent a file"),
                            ("answer", "sent what you asked for"),
                            ("work", "asks for work"),
                        ],
                        max_length=8,
                    ),
                ),
                ("place", models.UUIDField(help_text="What opens inside the client: the request, or the deliverable.")),
                ("who", models.CharField(max_length=120)),
                ("arrived_at", models.DateTimeField()),
                ("promised_until", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waits for you"),
                            ("next_agenda", "On the next agenda"),
                            ("scope", "Scope request"),
                            ("parked", "Parked"),
                            ("answered", "Answered"),
                            ("closed", "Closed"),
                        ],
                        default="open",
                        max_length=11,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                ("wakes_on", models.DateField(null=True)),
            ],
            options={
                "ordering": ("promised_until", "id"),
            },
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="at",
            field=models.TimeField(help_text="When a meeting begins, in the client's zone.", null=True),
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="changed_at",
            field=models.DateTimeField(default=bulkhead.base.clock.now),
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="debt_since",
            field=models.DateTimeField(help_text="Finished since then, and not delivered.", null=True),
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="kind",
            field=models.CharField(default="other", max_length=16),
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="minutes",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="original_due_on",
            field=models.DateField(help_text="The first promised day, when it was moved.", null=True),
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="period",
            field=models.CharField(blank=True, default="", max_length=10),
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="revision",
            field=models.PositiveIntegerField(default=0, help_text="How often what a feed says of it was changed."),
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="rule_id",
            field=models.UUIDField(help_text="The rule it came from, which is a Series here.", null=True),
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="rule_on",
            field=models.DateField(help_text="The day its rule gave it.", null=True),
        ),
        migrations.AddField(
            model_name="client",
            name="ends_on",
            field=models.DateField(help_text="The last day of the engagement, when one is set.", null=True),
        ),
        migrations.AddField(
            model_name="item",
            name="changed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="item",
            name="changed_by",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="item",
            name="code",
            field=models.CharField(max_length=12, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="item",
            name="edition",
            field=models.PositiveIntegerField(default=1, help_text="Counts changes, so that a stale form is noticed."),
        ),
        migrations.AddField(
            model_name="item",
            name="ending",
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AddField(
            model_name="item",
            name="licence_note",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="item",
            name="newest",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="item",
            name="owner",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="library_items",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="review_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="item",
            name="sensitivity",
            field=models.CharField(
                choices=[
                    ("shareable", "A client’s own document"),
                    ("private", "Nothing; it never leaves the practice"),
                ],
                default="shareable",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="status",
            field=models.CharField(
                choices=[("draft", "Draft"), ("active", "Active"), ("retired", "Retired")],
                default="active",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="item",
            name="verticals",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="itemversion",
            name="gaps",
            field=models.JSONField(
                default=list, help_text="[text, place, known field or nothing]: blanks that are no fields."
            ),
        ),
        migrations.AddField(
            model_name="itemversion",
            name="least_clients",
            field=models.PositiveIntegerField(help_text="Of a benchmark: behind its weakest number.", null=True),
        ),
        migrations.AddField(
            model_name="itemversion",
            name="lines",
            field=models.JSONField(default=list, help_text="Of a checklist: what it asks, line by line."),
        ),
        migrations.AddField(
            model_name="opening",
            name="put_away_at",
            field=models.DateTimeField(help_text="When the switch card was put away for this opening.", null=True),
        ),
        migrations.AddField(
            model_name="opening",
            name="since_at",
            field=models.DateTimeField(help_text="When this practitioner was last here before.", null=True),
        ),
        migrations.AddField(
            model_name="opening",
            name="since_line",
            field=models.PositiveBigIntegerField(default=0, help_text="The last line of the vault's log by then."),
        ),
        migrations.AddField(
            model_name="standing",
            name="dates_changed_at",
            field=models.DateTimeField(help_text="Feeds made before are behind.", null=True),
        ),
        migrations.AddField(
            model_name="standing",
            name="dates_source",
            field=models.CharField(default="", help_text="The hash of what the dates were told from.", max_length=64),
        ),
        migrations.AddField(
            model_name="standing",
            name="sponsor_heard_at",
            field=models.DateTimeField(help_text="The last word of any sponsor.", null=True),
        ),
        migrations.AddField(
            model_name="standing",
            name="unopened",
            field=models.PositiveIntegerField(default=0, help_text="Nudged once, and still not opened."),
        ),
        migrations.AddField(
            model_name="standing",
            name="you_heard_at",
            field=models.DateTimeField(help_text="The last thing the practice said there.", null=True),
        ),
        migrations.AlterField(
            model_name="item",
            name="kind",
            field=models.CharField(
                choices=[
                    ("template", "Template"),
                    ("framework", "Framework"),
                    ("playbook", "Playbook"),
                    ("checklist", "Checklist"),
                    ("clause", "Clause"),
                    ("prompt", "Prompt"),
                    ("benchmark", "Benchmark"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="itemversion",
            name="kind",
            field=models.CharField(help_text="docx, pptx, xlsx, pdf, md or txt, told by content.", max_length=10),
        ),
        migrations.AddIndex(
            model_name="calendarentry",
            index=models.Index(fields=["client", "due_on", "state", "kind"], name="calendar_by_client"),
        ),
        migrations.AddConstraint(
            model_name="comparison",
            constraint=models.UniqueConstraint(fields=("older", "newer"), name="compared_once"),
        ),
        migrations.AddField(
            model_name="feed",
            name="practitioner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="feeds", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="figure",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="figures", to="practice.item"
            ),
        ),
        migrations.AddField(
            model_name="holding",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="holdings", to="practice.client"
            ),
        ),
        migrations.AddField(
            model_name="holding",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="holdings", to="practice.item"
            ),
        ),
        migrations.AddField(
            model_name="holding",
            name="pull",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="practice.pull"),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="files", to="practice.import"
            ),
        ),
        migrations.AddField(
            model_name="importfolder",
            name="client",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="practice.client"
            ),
        ),
        migrations.AddField(
            model_name="importfolder",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="folders", to="practice.import"
            ),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="folder",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="files", to="practice.importfolder"
            ),
        ),
        migrations.AddField(
            model_name="kindchecklist",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="asked_for", to="practice.item"
            ),
        ),
        migrations.AddField(
            model_name="lift",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="lifts", to="practice.client"
            ),
        ),
        migrations.AddField(
            model_name="lift",
            name="item",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="lift", to="practice.item"
            ),
        ),
        migrations.AddField(
            model_name="logomark",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="logo_marks", to="practice.client"
            ),
        ),
        migrations.AddField(
            model_name="owed",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="owed", to="practice.client"
            ),
        ),
        migrations.AddField(
            model_name="series",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="series", to="practice.client"
            ),
        ),
        migrations.AddField(
            model_name="sheet",
            name="client",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="sheet", to="practice.client"
            ),
        ),
        migrations.AddField(
            model_name="statusmove",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="practice.item"
            ),
        ),
        migrations.AddField(
            model_name="suggested",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="practice.client"
            ),
        ),
        migrations.AddField(
            model_name="suggested",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="suggestions", to="practice.import"
            ),
        ),
        migrations.AddField(
            model_name="tailoring",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="tailorings", to="practice.client"
            ),
        ),
        migrations.AddField(
            model_name="tailoring",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="tailorings", to="practice.itemversion"
            ),
        ),
        migrations.AddField(
            model_name="choice",
            name="tailoring",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="choices", to="practice.tailoring"
            ),
        ),
        migrations.AddField(
            model_name="pull",
            name="tailoring",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="pulls", to="practice.tailoring"
            ),
        ),
        migrations.AddField(
            model_name="waiting",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="waiting", to="practice.client"
            ),
        ),
        migrations.AddConstraint(
            model_name="feed",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("practitioner",), name="one_feed_a_practitioner"
            ),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.UniqueConstraint(fields=("item", "label", "unit", "sector"), name="one_figure_a_sector"),
        ),
        migrations.AddIndex(
            model_name="holding",
            index=models.Index(fields=["client", "lag", "item"], name="holding_behind"),
        ),
        migrations.AddConstraint(
            model_name="holding",
            constraint=models.UniqueConstraint(fields=("item", "client"), name="one_holding_a_client"),
        ),
        migrations.AddConstraint(
            model_name="importfolder",
            constraint=models.UniqueConstraint(fields=("run", "name"), name="import_folder_once"),
        ),
        migrations.AddIndex(
            model_name="importedfile",
            index=models.Index(fields=["run", "outcome"], name="practice_im_run_id_9152cb_idx"),
        ),
        migrations.AddConstraint(
            model_name="importedfile",
            constraint=models.UniqueConstraint(fields=("run", "path"), name="imported_file_once"),
        ),
        migrations.AddConstraint(
            model_name="logomark",
            constraint=models.UniqueConstraint(fields=("client", "sha256"), name="one_mark_a_logo"),
        ),
        migrations.AddConstraint(
            model_name="owed",
            constraint=models.UniqueConstraint(fields=("client", "kind"), name="owed_once_a_kind"),
        ),
        migrations.AddConstraint(
            model_name="suggested",
            constraint=models.UniqueConstraint(fields=("run", "client", "kind", "value"), name="suggested_once"),
        ),
        migrations.AddConstraint(
            model_name="choice",
            constraint=models.UniqueConstraint(fields=("tailoring", "key"), name="one_choice_a_change"),
        ),
        migrations.AddIndex(
            model_name="waiting",
            index=models.Index(fields=["state", "promised_until"], name="practice_wa_state_a9f6f3_idx"),
        ),
        migrations.AddIndex(
            model_name="waiting",
            index=models.Index(fields=["answered_at"], name="practice_wa_answere_587aae_idx"),
        ),
    ]
