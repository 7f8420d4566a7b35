from django.core.management.base import BaseCommand

from initiatives.publication.publishing import publish_due


class Command(BaseCommand):
    help = "Carry out scheduled publications and expiries that are due."

    def handle(self, *args, **options):
        published, withdrawn = publish_due()
        self.stdout.write(f"published: {len(published)}, withdrawn: {len(withdrawn)}")
