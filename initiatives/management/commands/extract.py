import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from initiatives.extraction import as_guidelines, extract
from initiatives.extraction.knowledge import load_knowledge
from initiatives.sources.importing import pieces_in, positioned


class Command(BaseCommand):
    help = "Print what the rules find in documents, as JSON in the form of the guidelines. Writes nothing to the database."
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--out", type=Path, help="a folder for one NAME.json a document")

    def handle(self, *args, paths, out, **options):
        missing = [str(path) for path in paths if not path.exists()]
        if missing:
            raise CommandError(f"not found: {', '.join(missing)}")
        if out:
            out.mkdir(parents=True, exist_ok=True)
        knowledge = load_knowledge()
        refused = 0
        for _position, part in positioned(pieces_in(paths, recursive=False)):
            if part.refusal:
                print(f"{part.name}: {part.refusal}", file=sys.stderr)
                refused += 1
                continue
            text = part.reading.text
            name = Path(part.file).stem + (f"-{part.number + 1}" if part.number else "")
            answer = json.dumps(as_guidelines(extract(text, knowledge), text, name), ensure_ascii=False, indent=1)
            if out:
                (out / f"{name}.json").write_text(answer + "\n", encoding="utf-8")
            else:
                self.stdout.write(answer)
        if refused:
            raise CommandError(f"{refused} refused", returncode=1)
