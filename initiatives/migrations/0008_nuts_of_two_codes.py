from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0007_contribution_text_optional")]
    operations = [
        migrations.AlterField(
            model_name="place",
            name="nuts",
            field=models.CharField(
                blank=True, help_text="Due codici, separati da |, dove la regione ne ha due.", max_length=11, verbose_name="NUTS"
            ),
        ),
    ]
