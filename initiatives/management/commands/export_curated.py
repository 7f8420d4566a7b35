import json
from pathlib import Path

from django.core.management.base import BaseCommand

from initiatives.models import Initiative
from initiatives.review.curated import export_record


class Command(BaseCommand):
    help = "Write the curated records to a folder: a NAME.txt and a NAME.json a source document, as seeds/ has them."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args, folder, **options):
        folder.mkdir(parents=True, exist_ok=True)
        count = 0
        for initiative in Initiative.objects.prefetch_related("documents").order_by("pk"):
            for document in initiative.documents.all():
                stem = f"{document.short_name}-{initiative.slug}" if document.initiatives.count() > 1 else document.short_name
                (folder / f"{stem}.txt").write_text(document.text, encoding="utf-8", newline="")
                record = export_record(initiative, document) | {"document": f"{stem}.txt"}
                (folder / f"{stem}.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
                count += 1
        self.stdout.write(f"{count} records")
