import os
import subprocess
import sys
import tempfile
from pathlib import Path

import orjson
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from initiatives.benchmark.bases import scratch_base
from initiatives.benchmark.report import as_json, growth_table, machine, table
from initiatives.benchmark.running import PARTS, run
from initiatives.models import PublishedInitiative
from initiatives.sample.making import make_sample
from initiatives.sources.vocabulary import load_vocabulary


class Command(BaseCommand):
    help = "Measure the budgets of speed and size beside their floors, on a base made for it. Exit 1 if one is not held."

    def add_arguments(self, parser):
        parser.add_argument("--records", type=int, default=10_000, metavar="N", help="published records (default 10,000)")
        parser.add_argument("--seconds", type=float, default=3, help="how long each load lasts (default 3)")
        parser.add_argument("--only", default=",".join(PARTS), help=f"some of {','.join(PARTS)}")
        parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
        parser.add_argument("--growth", action="store_true", help="measure at 1,000, 10,000 … up to N, and show how each figure grows")
        parser.add_argument("--base", type=Path, help="keep the base in this file (or database) and use it again if it is there")
        parser.add_argument("--here", action="store_true", help="measure on the site's own base, which is written to")

    def handle(self, *args, records, seconds, only, json, growth, base, here, **options):
        parts = tuple(only.split(","))
        if not set(parts) <= set(PARTS) or records < 100 or seconds <= 0:
            raise CommandError(f"--only: some of {','.join(PARTS)}; --records: 100 or more; --seconds: more than 0.")
        if here:
            return self._measure(records, parts, seconds, json)
        sizes = [size for size in (1_000, 10_000, 100_000, 1_000_000) if size < records] + [records] if growth else [records]
        told, failed = {}, False
        with scratch_base(base) as address, tempfile.TemporaryDirectory() as folder:
            for size in sizes:  # one base that grows
                target = (json.with_stem(f"{json.stem}-{size}") if growth else json) if json else Path(folder, f"{size}.json")
                failed |= bool(self._in_scratch(address, size, parts, seconds, target))
                if target.exists():
                    told[size] = orjson.loads(target.read_bytes())["rows"]
                else:
                    self.stderr.write(f"{size:,} records: the measurement did not end")
        if growth:
            self.stdout.write(growth_table(told))
        if failed:
            sys.exit(1)

    def _in_scratch(self, address: str, records: int, parts, seconds: float, json: Path) -> int:
        """Another process, whose base is the scratch one."""
        json.unlink(missing_ok=True)
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "benchmark", "--here", "--records", str(records)]
        command += ["--seconds", str(seconds), "--only", ",".join(parts), "--json", str(json)]
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": address, "CACHE_URL": "none"}, check=False).returncode  # noqa: S603 (our own command)

    def _measure(self, records: int, parts, seconds: float, json: Path | None) -> None:
        call_command("migrate", verbosity=0)
        load_vocabulary()
        missing = records - PublishedInitiative.objects.public().count()
        if missing > 0:
            for published in make_sample(missing):
                self.stderr.write(f"\r{published} of {missing} sample records", ending="")
            self.stderr.write("")
        about = machine()
        self.stdout.write(f"{records:,} records, {about['database']}, {about['cores']} cores, load before {about['load_before']:.1f}")
        rows = run(parts, seconds, lambda row: self.stderr.write(f"  {row.name}: {row.measured}"))
        self.stdout.write(table(rows))
        if json:
            json.write_bytes(as_json(rows, records, about))
        if any(row.held is False for row in rows):
            sys.exit(1)
