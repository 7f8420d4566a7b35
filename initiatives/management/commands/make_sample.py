from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from initiatives.sample.making import make_sample
from initiatives.sources.vocabulary import load_vocabulary


class Command(BaseCommand):
    help = "Add N realistic published initiatives, for trials and benchmarks: invented news of real places, with some drafts beside."

    def add_arguments(self, parser):
        parser.add_argument("records", metavar="N", type=int)
        parser.add_argument("--seed", type=int, default=1, help="another seed, other records (default 1)")
        parser.add_argument(
            "--until", type=datetime.fromisoformat, help="when the last one was published: a day or moment (default last midnight)"
        )

    def handle(self, *args, records, seed, until, **options):
        if records < 1:
            raise CommandError("N: write a whole number of 1 or more.")
        if until is not None and timezone.is_naive(until):
            until = timezone.make_aware(until)
        load_vocabulary()
        for published in make_sample(records, seed=seed, until=until):
            self.stdout.write(f"\r{published} of {records}", ending="")
            self.stdout.flush()
        self.stdout.write("")
