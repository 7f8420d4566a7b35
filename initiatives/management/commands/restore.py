from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cms.backups import Unfit, restore


class Command(BaseCommand):
    help = "Fill an empty, migrated base from a backup, then check it. Everything or nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args, file, **options):
        try:
            manifest = restore(file, lambda line: self.stderr.write(line))
        except (Unfit, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{file}: dataset version {manifest['dataset_version']} is back")
        call_command("verify", stdout=self.stdout)
