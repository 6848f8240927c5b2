"""`manage.py jobs`: what runs by itself, when it last did, and what it left to do."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hellowork.audit.schedule import Line, timetable
from hellowork.clock import TOKYO


class Command(BaseCommand):
    help = "Lists the periodic jobs with their last run, what is left to do and what failed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail if a job is late, for monitoring")
        parser.add_argument("--only", default="", metavar="NAME", help="look at this job alone")

    def handle(self, *args: Any, check: bool, only: str = "", **options: Any) -> None:
        lines = [line for line in timetable() if only in ("", line.job.name)]
        if not lines:
            raise CommandError(f"No scheduled job is called {only}.")
        self.stdout.write(f"{'job':<44} {'every':>7}  {'last run':<19} {'left':>7} {'failed':>7}")
        for line in lines:
            self.stdout.write(_text(line))
        late = [line.job.name for line in lines if line.is_late]
        if check and late:
            raise CommandError(f"Late: {', '.join(late)}")


def _text(line: Line) -> str:
    ran_at, left, failed = "never", "", ""
    if line.beat is not None:
        ran_at = f"{line.beat.ran_at.astimezone(TOKYO):%Y-%m-%d %H:%M:%S}"
        left, failed = str(line.beat.backlog), str(line.beat.failed)
    mark = "  LATE" if line.is_late else ""
    seconds = f"{line.every.total_seconds():g} s"
    return f"{line.job.name:<44} {seconds:>7}  {ran_at:<19} {left:>7} {failed:>7}{mark}  {line.job.title}"
