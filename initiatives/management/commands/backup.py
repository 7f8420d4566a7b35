from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.backups import Unfit, back_up


class Command(BaseCommand):
    help = "Write the whole base, originals included, to one file, while the site goes on. The file holds password hashes: keep it safe."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args, file, **options):
        try:
            manifest = back_up(file, lambda line: self.stderr.write(line))
        except (Unfit, OSError) as error:
            raise CommandError(str(error)) from error
        file.chmod(0o600)
        rows = sum(table["rows"] for table in manifest["tables"].values())
        self.stdout.write(f"{file}: dataset version {manifest['dataset_version']}, {rows} rows, {len(manifest['originals'])} originals")
