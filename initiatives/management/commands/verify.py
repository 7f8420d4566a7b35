from django.core.management.base import BaseCommand, CommandError

from initiatives.publication.verifying import CHECKS, RECORD_CHECKS, verify


class Command(BaseCommand):
    help = "Check that what is stored holds together: passages, codes, snapshots, read model, facets, search, ledger. Exit 1 if anything does not."

    def handle(self, *args, **options):
        found = 0
        for name, problem in verify():
            self.stderr.write(f"{name}: {problem}")
            found += 1
        if found:
            raise CommandError(f"{found} problems", returncode=1)
        self.stdout.write(f"{len(CHECKS) + len(RECORD_CHECKS)} checks, nothing wrong")
