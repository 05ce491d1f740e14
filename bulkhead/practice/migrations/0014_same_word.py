import bulkhead.base.clock
import bulkhead.base.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('practice', '0013_guard_links'),
    ]

    operations = [
        migrations.CreateModel(
            name='SameWord',
            fields=[
                ('id', models.UUIDField(default=bulkhead.base.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('phrase', models.CharField(max_length=80)),
                ('because', models.CharField(max_length=200)),
                ('added_by', models.CharField(max_length=120)),
                ('added_at', models.DateTimeField(default=bulkhead.base.clock.now)),
                ('client', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='same_words', to='practice.client')),
                ('target', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='same_words_here', to='practice.client')),
            ],
            options={
                'ordering': ('-added_at',),
                'constraints': [models.UniqueConstraint(fields=('client', 'phrase', 'target'), name='one_exception_once'), models.UniqueConstraint(condition=models.Q(('target', None)), fields=('client', 'phrase'), name='one_exception_everywhere_once')],
            },
        ),
    ]
