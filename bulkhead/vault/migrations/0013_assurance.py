
import bulkhead.base.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('vault', '0012_filed'),
    ]

    operations = [
        migrations.AddField(
            model_name='profile',
            name='session_hours',
            field=models.PositiveSmallIntegerField(default=336),
        ),
        migrations.AddField(
            model_name='profile',
            name='session_idle_hours',
            field=models.PositiveSmallIntegerField(default=336),
        ),
        migrations.CreateModel(
            name='Assurance',
            fields=[
                ('id', models.UUIDField(default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('country', models.CharField(blank=True, help_text='Where the machine stands, as the practice typed.', max_length=80)),
                ('contact', models.CharField(blank=True, help_text='Who answers questions of safety.', max_length=200)),
                ('retention', models.CharField(blank=True, help_text='What is kept for how long, in words.', max_length=400)),
                ('backups_kept', models.PositiveSmallIntegerField(null=True)),
                ('openers', models.JSONField(default=list, help_text='Who of the practice may open this vault: names and parts.')),
                ('is_second_factor_asked', models.BooleanField(default=False)),
                ('proven_restore_at', models.DateTimeField(null=True)),
                ('checked_at', models.DateTimeField(null=True)),
                ('check_outcome', models.CharField(blank=True, choices=[('', 'Not checked yet'), ('held', 'Nothing from here was found outside, and nothing foreign inside'), ('leaked', 'Something was found where it does not belong'), ('unfinished', 'The check did not come to its end')], default='', max_length=12)),
                ('certificate', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vault.blob')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
    ]
