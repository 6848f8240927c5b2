"""`manage.py run_job NAME`: one run of a periodic job by hand, or a look at what it would take."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hellowork.audit.jobs import Job
from hellowork.audit.schedule import jobs


class Command(BaseCommand):
    help = "Runs one periodic job now. With --dry-run it says what is due and changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="as `manage.py jobs` lists it; the last part is enough")
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, name: str, dry_run: bool, **options: Any) -> None:
        job = _find(name)
        if dry_run:
            count, first = job.preview()
            shown = f": {', '.join(map(str, first))}{' …' if count > len(first) else ''}" if first else ""
            self.stdout.write(f"{job.name}: {count} due{shown}")
            return
        report = job.run()
        self.stdout.write(
            f"{job.name}: {report['done']} done, {report['failed']} failed, {report['backlog']} left"
        )


def _find(name: str) -> Job:
    known = jobs()
    found = [job for path, job in known.items() if name in (path, path.rpartition(".")[2])]
    if len(found) != 1:
        raise CommandError(f"{name!r} is not one of: {', '.join(sorted(known))}")
    return found[0]
