from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0006_import_items"),
    ]

    operations = [
        migrations.AlterField(
            model_name="contribution",
            name="text",
            field=models.TextField(blank=True, max_length=4000, verbose_name="testo"),
        ),
    ]
