from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from initiatives.extraction.evaluation import evaluate
from initiatives.extraction.evaluation_report import table
from initiatives.extraction.knowledge import load_knowledge


class Command(BaseCommand):
    help = "Precision, recall and F1 a kind against annotated documents, calibration and misses. Exit 1 under the floor."
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("gold_dir", type=Path, metavar="GOLD_DIR", help="a folder of NAME.txt with NAME.json in the guidelines' form")
        parser.add_argument("--min-f1", type=float, default=0.0, help="the least macro-F1 over the eight kinds")

    def handle(self, *args, gold_dir, min_f1, **options):
        if not gold_dir.is_dir():
            raise CommandError(f"{gold_dir} is no folder.")
        report = evaluate(gold_dir, load_knowledge())
        for line in table(report):
            self.stdout.write(line)
        if report.macro_f1 < min_f1:
            raise CommandError(f"macro-F1 {report.macro_f1:.3f} is under the floor {min_f1:.3f}.", returncode=1)
