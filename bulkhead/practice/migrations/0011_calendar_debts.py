from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('practice', '0010_library'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='calendarentry',
            index=models.Index(condition=models.Q(('debt_since__isnull', False)), fields=['client', 'debt_since'], name='calendar_debts'),
        ),
    ]
