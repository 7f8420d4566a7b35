from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0004_published_milestones"),
    ]

    operations = [
        migrations.AddField(
            model_name="contribution",
            name="matter",
            field=models.CharField(
                blank=True,
                choices=[
                    ("value", "il valore è sbagliato"),
                    ("reading", "il passo è letto male"),
                    ("outdated", "non è più così"),
                    ("removal", "riguarda chi scrive, che chiede di toglierlo"),
                ],
                max_length=20,
                verbose_name="che cosa non va",
            ),
        ),
    ]
