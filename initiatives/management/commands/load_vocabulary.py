from django.core.management.base import BaseCommand

from initiatives.sources.vocabulary import load_vocabulary


class Command(BaseCommand):
    help = "Load places, themes, bodies and programmes from initiatives/data; what is there already stays."

    def handle(self, *args, **options):
        for name, count in load_vocabulary().items():
            self.stdout.write(f"{name}: {count} added")
