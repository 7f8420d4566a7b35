from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from initiatives.models import ImportItem
from initiatives.review.claiming import extract_claims
from initiatives.review.learning import current_knowledge
from initiatives.sources.importing import Importer, pieces_in, try_out

MARKS = {"new": "+", "changed": "~", "identical": "=", "near-duplicate": "≈", "refused": "!", "skipped": "-", "pending": "?"}


class Command(BaseCommand):
    help = "Import files and folders: each becomes a document with its claims. Exit 1 if any was refused."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
        parser.add_argument("--recursive", action="store_true", help="folders within folders too")

    def handle(self, *args, paths, dry_run, recursive, **options):
        missing = [str(path) for path in paths if not path.exists()]
        if missing:
            raise CommandError(_("Non trovati: %(names)s") % {"names": ", ".join(missing)})
        pieces = pieces_in(paths, recursive)
        knowledge = current_knowledge()
        importer = Importer(label=", ".join(str(path) for path in paths)[:200], after=lambda document: extract_claims(document, knowledge))
        results = try_out(pieces) if dry_run else importer.run(pieces)
        counts: dict[str, int] = {}
        for number, result in enumerate(results, start=1):
            counts[result.outcome] = counts.get(result.outcome, 0) + 1
            label = ImportItem.Outcome(result.outcome).label
            self.stdout.write(f"[{number}/{len(pieces)}] {MARKS[result.outcome]} {result.name}: {label} {result.reason}".rstrip())
        self.stdout.write(", ".join(f"{ImportItem.Outcome(outcome).label}: {count}" for outcome, count in counts.items()))
        if counts.get("refused"):
            raise CommandError(_("Alcuni file sono stati respinti: vedi sopra."), returncode=1)
