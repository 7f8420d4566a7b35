from functools import partial
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand

from initiatives.models import Document, ImportItem, PublishedInitiative
from initiatives.review.claiming import read_new, store_claims
from initiatives.review.first_steps import make_accounts, publish_curated
from initiatives.review.learning import current_knowledge
from initiatives.sources.importing import Importer, pieces_in
from initiatives.sources.storing import Claiming
from initiatives.sources.vocabulary import load_vocabulary

#: The records taken through to the public; the other documents wait in the queue.
PUBLISHED = ("000_8db75fe19ca96e08", "003_151d96bb59dda2dc", "004_38bde19d286d03b9")


class Command(BaseCommand):
    help = "Set up a base to try, with three published records and two documents to review, and serve it. Run again it changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--no-serve", action="store_true", help="stop before serving")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args, no_serve, port, **options):
        self._say("Base di dati")
        call_command("migrate", verbosity=0)
        added = load_vocabulary()
        self._say(
            f"Vocabolario: {added['places']} luoghi, {added['organisations']} organizzazioni, {added['programmes']} programmi aggiunti"
        )
        passwords = make_accounts()
        self._import_seeds()
        self._publish()
        self._report(passwords, port)
        if not no_serve:
            call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, use_threading=True)

    def _import_seeds(self) -> None:
        knowledge = current_knowledge()
        importer = Importer(label="seeds", claiming=Claiming(partial(read_new, knowledge=knowledge), store_claims))
        pieces = pieces_in(sorted((settings.BASE_DIR / "seeds").glob("*.txt")), recursive=False)
        for number, result in enumerate(importer.run(pieces), start=1):
            self._say(f"[{number}/{len(pieces)}] {result.name}: {ImportItem.Outcome(result.outcome).label}")

    def _publish(self) -> None:
        users = get_user_model().objects
        editor, publisher = users.get(username="elena"), users.get(username="marta")
        for name in PUBLISHED:
            initiative = publish_curated(Path(settings.BASE_DIR / "seeds" / f"{name}.json"), editor, publisher)
            if initiative:
                self._say(f"Pubblicata: {initiative.title}")

    def _report(self, passwords: dict[str, str], port: int) -> None:
        base = f"http://127.0.0.1:{port}"
        waiting = Document.objects.waiting().count()
        self._say(f"\n{PublishedInitiative.objects.public().count()} iniziative pubblicate, {waiting} documenti da leggere")
        for label, path in (("Sito", "/initiatives/"), ("API", "/api/v1/initiatives/"), ("Redazione", "/admin/")):
            self._say(f"  {label:<10} {base}{path}")
        for name, password in passwords.items():
            self._say(f"  account    {name:<8} {password}")
        if not passwords:
            self._say("  Gli account c’erano già. Per una nuova password: python manage.py changepassword NOME")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
