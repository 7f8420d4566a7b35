import sys
from functools import partial
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from initiatives.models import ImportItem
from initiatives.review.claiming import read_new, store_claims
from initiatives.review.learning import current_knowledge
from initiatives.sources.importing import Importer, left_out, pieces_in, try_out
from initiatives.sources.storing import Claiming

MARKS = {"new": "+", "changed": "~", "identical": "=", "near-duplicate": "≈", "refused": "!", "skipped": "-", "pending": "?"}
WIDTH = 30


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
        special = [str(path) for path in paths if not path.is_dir() and not path.is_file()]
        if special:
            raise CommandError(_("Non sono file da leggere: %(names)s") % {"names": ", ".join(special)})
        for name, reason in left_out(paths, recursive):
            self.stdout.write(f"{MARKS['skipped']} {name}: {reason}")
        pieces = pieces_in(paths, recursive)
        claiming = Claiming(partial(read_new, knowledge=current_knowledge()), store_claims)
        importer = Importer(label=", ".join(str(path) for path in paths)[:200], claiming=claiming)
        results = try_out(pieces) if dry_run else importer.run(pieces)
        counts: dict[str, int] = {}
        for result in results:
            counts[result.outcome] = counts.get(result.outcome, 0) + 1
            label = ImportItem.Outcome(result.outcome).label
            self._wipe()
            self.stdout.write(f"[{result.piece}/{len(pieces)}] {MARKS[result.outcome]} {result.name}: {label} {result.reason}".rstrip())
            self._draw(result.piece, len(pieces))
        self._wipe()
        self.stdout.write(", ".join(f"{ImportItem.Outcome(outcome).label}: {count}" for outcome, count in counts.items()))
        if counts.get("refused"):
            raise CommandError(_("Alcuni file sono stati respinti: vedi sopra."), returncode=1)

    def _draw(self, done: int, total: int) -> None:
        """The bar stays on the last line of a terminal; where lines go to a file there is none."""
        if sys.stderr.isatty():
            filled = WIDTH * done // max(total, 1)
            sys.stderr.write(f"[{'█' * filled}{'·' * (WIDTH - filled)}] {100 * done // max(total, 1)} %")
            sys.stderr.flush()

    def _wipe(self) -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
