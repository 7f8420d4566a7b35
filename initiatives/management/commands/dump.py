from pathlib import Path

from django.core.management.base import BaseCommand

from initiatives.open_data.dumps import make_dump


class Command(BaseCommand):
    help = "Write the dump of all that is published, unless that of this dataset version is there. Run it from a timer, once a day."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, help="where to; the folder that /data/ serves if left out")

    def handle(self, *args, **options):
        manifest = make_dump(options["folder"])
        self.stdout.write(f"{manifest.name}: {manifest.records} initiatives, {manifest.size} bytes, sha256 {manifest.sha256}")
