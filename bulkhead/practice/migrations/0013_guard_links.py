from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('practice', '0012_days_promised'),
    ]

    operations = [
        migrations.AlterField(
            model_name='guardterm',
            name='kind',
            field=models.CharField(choices=[('legal_name', 'Legal name'), ('short_name', 'Short name'), ('domain', 'Domain'), ('email', 'E-mail address'), ('person', 'Person'), ('code_name', 'Code name'), ('product', 'Product'), ('link', 'Link')], max_length=10),
        ),
        migrations.AlterField(
            model_name='suggested',
            name='kind',
            field=models.CharField(choices=[('legal_name', 'Legal name'), ('short_name', 'Short name'), ('domain', 'Domain'), ('email', 'E-mail address'), ('person', 'Person'), ('code_name', 'Code name'), ('product', 'Product'), ('link', 'Link')], max_length=10),
        ),
    ]
