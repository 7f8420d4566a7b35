import json
from functools import partial
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from initiatives.models import Document, Import
from initiatives.review.claiming import read_new, store_claims
from initiatives.review.curated import replay_curated
from initiatives.review.learning import current_knowledge
from initiatives.sources.importing import finish
from initiatives.sources.judging import Candidate
from initiatives.sources.normalising import fingerprint
from initiatives.sources.readers import read
from initiatives.sources.storing import Claiming, take


class Command(BaseCommand):
    help = "Read curated records (NAME.txt with NAME.json) into drafts, each in a transaction; documents that have a record are left alone."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--as", dest="username", required=True, help="the editor in whose name the decisions are written")

    def handle(self, *args, folder, username, **options):
        editor = get_user_model().objects.filter(username=username).first()
        if editor is None:
            raise CommandError(f"There is no account {username!r}.")
        refused = 0
        self.batch: Import | None = None
        self.label, self.editor = str(folder)[:200], editor
        claiming = Claiming(partial(read_new, knowledge=current_knowledge()), store_claims)
        for path in sorted(folder.glob("*.json")):
            try:
                outcome = self._take(path, claiming)
            except (ValidationError, ValueError, KeyError, OSError) as error:
                outcome, refused = f"refused: {error}", refused + 1
            self.stdout.write(f"{path.name}: {outcome}")
        if self.batch:
            finish(self.batch, by=editor)
        if refused:
            raise CommandError(f"{refused} refused", returncode=1)

    def _open_batch(self) -> Import:
        self.batch = self.batch or Import.objects.create(label=self.label, started_by=self.editor)
        return self.batch

    def _take(self, path: Path, claiming: Claiming) -> str:
        record = json.loads(path.read_text(encoding="utf-8"))
        source = path.with_name(record["document"])
        reading = read(source.name, source.read_bytes(), 5_000_000)[0]
        document = Document.objects.filter(sha256=fingerprint(reading.text)).first()
        if document and document.initiatives.exists():
            return "there already"
        if document is None:
            self._open_batch()
        with transaction.atomic():
            if document is None:
                document = take([Candidate(source.name, reading)], claiming, self._open_batch)[0].document
            return f"draft {replay_curated(record, document, self.editor).pk}"
