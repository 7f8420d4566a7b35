from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from initiatives.models import Document
from initiatives.review.learning import current_knowledge
from initiatives.review.replaying import replay

SHOWN = ("lost", "contradicts", "gained", "new")


class Command(BaseCommand):
    help = "What the rules and vocabulary of now gain, lose and contradict over all reviewed documents. Writes nothing; --strict exits 1 on losses."

    def add_arguments(self, parser):
        parser.add_argument("--strict", action="store_true", help="exit 1 if anything upheld is lost or anything rejected comes back")

    def handle(self, *args, strict, **options):
        documents = Document.objects.reviewed().prefetch_related("claims").order_by("pk")
        differences = list(replay(documents, current_knowledge()))
        for difference in sorted(differences, key=lambda item: (SHOWN.index(item.what), item.document)):
            self.stdout.write(f"{difference.what:<12} {difference.document}: {difference.kind} «{difference.value}» {difference.rule}")
        counts = Counter(difference.what for difference in differences)
        self.stdout.write(f"{documents.count()} documents; " + ", ".join(f"{what}: {counts[what]}" for what in SHOWN))
        if strict and (counts["lost"] or counts["contradicts"]):
            raise CommandError("The change loses or contradicts what people decided.", returncode=1)
