from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('practice', '0011_calendar_debts'),
    ]

    operations = [
        migrations.AddField(
            model_name='standing',
            name='promised_days',
            field=models.TextField(blank=True, default='', help_text='Days of promises that are neither kept nor let go, spaces between.'),
        ),
        migrations.AddField(
            model_name='standing',
            name='wanted_days',
            field=models.TextField(blank=True, default='', help_text='Days of what the client was asked for and did not send, spaces between.'),
        ),
    ]
