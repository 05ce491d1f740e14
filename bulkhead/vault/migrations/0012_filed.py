from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("vault", "0011_here_before")]

    operations = [
        migrations.AddField(
            model_name="deliverable",
            name="filed_at",
            field=models.DateTimeField(help_text="Older work that came in then; promised for no day.", null=True),
        ),
    ]
