"""What the fields of the read model and the ledger are called on the desk; no table changes."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("initiatives", "0013_claims_by_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="change",
            name="at",
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name="quando"),
        ),
        migrations.AlterField(
            model_name="change",
            name="identifier",
            field=models.UUIDField(verbose_name="identificativo"),
        ),
        migrations.AlterField(
            model_name="change",
            name="initiative",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="initiatives.initiative", verbose_name="iniziativa"
            ),
        ),
        migrations.AlterField(
            model_name="change",
            name="kind",
            field=models.CharField(
                choices=[("created", "pubblicata"), ("corrected", "aggiornata"), ("withdrawn", "ritirata")],
                max_length=20,
                verbose_name="che cosa",
            ),
        ),
        migrations.AlterField(
            model_name="change",
            name="reason",
            field=models.CharField(blank=True, max_length=500, verbose_name="perché"),
        ),
        migrations.AlterField(
            model_name="change",
            name="slug",
            field=models.SlugField(max_length=120, verbose_name="indirizzo"),
        ),
        migrations.AlterField(
            model_name="change",
            name="statements",
            field=models.JSONField(blank=True, default=list, verbose_name="dati"),
        ),
        migrations.AlterField(
            model_name="change",
            name="title",
            field=models.CharField(max_length=200, verbose_name="titolo"),
        ),
        migrations.AlterField(
            model_name="change",
            name="version",
            field=models.PositiveBigIntegerField(unique=True, verbose_name="versione dei dati"),
        ),
        migrations.AlterField(
            model_name="decision",
            name="corrected",
            field=models.JSONField(blank=True, null=True, verbose_name="valore corretto"),
        ),
        migrations.AlterField(
            model_name="decision",
            name="previous_corrected",
            field=models.JSONField(blank=True, null=True, verbose_name="valore di prima"),
        ),
        migrations.AlterField(
            model_name="decision",
            name="previous_verdict",
            field=models.CharField(
                choices=[("waiting", "da decidere"), ("accepted", "accettato"), ("corrected", "corretto"), ("rejected", "rifiutato")],
                default="waiting",
                max_length=20,
                verbose_name="decisione di prima",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="undoes",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="undone_by",
                to="initiatives.decision",
                verbose_name="decisione annullata",
            ),
        ),
        migrations.AlterField(
            model_name="merge",
            name="at",
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name="quando"),
        ),
        migrations.AlterField(
            model_name="merge",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="da"
            ),
        ),
        migrations.AlterField(
            model_name="merge",
            name="undone_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="annullata"),
        ),
        migrations.AlterField(
            model_name="passage",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="passages", to="initiatives.document", verbose_name="documento"
            ),
        ),
        migrations.AlterField(
            model_name="passage",
            name="prefix",
            field=models.CharField(blank=True, max_length=32, verbose_name="parole prima"),
        ),
        migrations.AlterField(
            model_name="passage",
            name="suffix",
            field=models.CharField(blank=True, max_length=32, verbose_name="parole dopo"),
        ),
        migrations.AlterField(
            model_name="publication",
            name="approved_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="approvata da",
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="dataset_version",
            field=models.PositiveBigIntegerField(verbose_name="versione dei dati"),
        ),
        migrations.AlterField(
            model_name="publication",
            name="digest",
            field=models.CharField(help_text="SHA-256 dello snapshot in forma canonica.", max_length=64, verbose_name="impronta"),
        ),
        migrations.AlterField(
            model_name="publication",
            name="published_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="publications",
                to=settings.AUTH_USER_MODEL,
                verbose_name="pubblicata da",
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="submitted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="inviata da",
            ),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="amount",
            field=models.DecimalField(
                decimal_places=2,
                help_text="Euro, somma degli importi dell’iniziativa intera.",
                max_digits=17,
                null=True,
                verbose_name="importo",
            ),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="dataset_version",
            field=models.PositiveBigIntegerField(verbose_name="versione dei dati"),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="earliest",
            field=models.DateField(null=True, verbose_name="dal"),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="first_published_at",
            field=models.DateTimeField(verbose_name="pubblicata la prima volta"),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="identifier",
            field=models.UUIDField(unique=True, verbose_name="identificativo"),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="initiative",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="current", to="initiatives.initiative", verbose_name="iniziativa"
            ),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="kind",
            field=models.CharField(
                choices=[
                    ("candidacy", "Candidatura"),
                    ("agreement", "Accordo"),
                    ("funding", "Finanziamento"),
                    ("event", "Evento"),
                    ("service", "Servizio"),
                    ("strategy", "Strategia"),
                    ("other", "Altro"),
                ],
                max_length=20,
                verbose_name="tipo",
            ),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="language",
            field=models.CharField(
                choices=[
                    ("it", "italiano"),
                    ("en", "inglese"),
                    ("de", "tedesco"),
                    ("fr", "francese"),
                    ("sl", "sloveno"),
                    ("und", "non riconosciuta"),
                ],
                max_length=3,
                verbose_name="lingua",
            ),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="latest",
            field=models.DateField(null=True, verbose_name="al"),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="publication",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="current",
                to="initiatives.publication",
                verbose_name="versione pubblica",
            ),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="published_at",
            field=models.DateTimeField(verbose_name="pubblicata"),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="sequence",
            field=models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name="numero d’ordine"),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="slug",
            field=models.SlugField(max_length=120, unique=True, verbose_name="indirizzo"),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="stage",
            field=models.CharField(
                choices=[
                    ("announced", "Annunciata"),
                    ("applied", "Candidata"),
                    ("approved", "Approvata"),
                    ("signed", "Firmata"),
                    ("funded", "Finanziata"),
                    ("under-way", "In corso"),
                    ("concluded", "Conclusa"),
                    ("withdrawn", "Ritirata"),
                    ("unknown", "Non nota"),
                ],
                max_length=20,
                verbose_name="fase",
            ),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="title",
            field=models.CharField(max_length=200, verbose_name="titolo"),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="version",
            field=models.PositiveIntegerField(verbose_name="versione"),
        ),
        migrations.AlterField(
            model_name="publishedinitiative",
            name="visible",
            field=models.BooleanField(default=True, verbose_name="visibile"),
        ),
        migrations.AlterField(
            model_name="redirect",
            name="at",
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name="quando"),
        ),
        migrations.AlterField(
            model_name="redirect",
            name="kind",
            field=models.CharField(max_length=20, verbose_name="genere"),
        ),
        migrations.AlterField(
            model_name="redirect",
            name="new_slug",
            field=models.SlugField(max_length=120, verbose_name="indirizzo di oggi"),
        ),
        migrations.AlterField(
            model_name="redirect",
            name="old_slug",
            field=models.SlugField(max_length=120, verbose_name="indirizzo di prima"),
        ),
        migrations.AlterField(
            model_name="tombstone",
            name="dataset_version",
            field=models.PositiveBigIntegerField(verbose_name="versione dei dati"),
        ),
        migrations.AlterField(
            model_name="tombstone",
            name="identifier",
            field=models.UUIDField(unique=True, verbose_name="identificativo"),
        ),
        migrations.AlterField(
            model_name="tombstone",
            name="initiative",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tombstone",
                to="initiatives.initiative",
                verbose_name="iniziativa",
            ),
        ),
        migrations.AlterField(
            model_name="tombstone",
            name="slug",
            field=models.SlugField(max_length=120, unique=True, verbose_name="indirizzo"),
        ),
        migrations.AlterField(
            model_name="tombstone",
            name="title",
            field=models.CharField(max_length=200, verbose_name="titolo"),
        ),
        migrations.AlterField(
            model_name="tombstone",
            name="withdrawn_at",
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name="ritirata"),
        ),
    ]
