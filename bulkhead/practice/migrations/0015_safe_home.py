
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('practice', '0014_same_word'),
    ]

    operations = [
        migrations.AddField(
            model_name='practice',
            name='country',
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name='practice',
            name='retention',
            field=models.CharField(blank=True, max_length=400),
        ),
        migrations.AddField(
            model_name='practice',
            name='second_factor',
            field=models.BooleanField(help_text='Asked of everyone; None as the installation has it.', null=True),
        ),
        migrations.AddField(
            model_name='practice',
            name='security_contact',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='practice',
            name='session_hours',
            field=models.PositiveSmallIntegerField(default=336),
        ),
        migrations.AddField(
            model_name='practice',
            name='session_idle_hours',
            field=models.PositiveSmallIntegerField(default=336),
        ),
    ]
