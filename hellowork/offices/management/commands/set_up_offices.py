"""`manage.py set_up_offices FILE.csv`: the operator's offices, from a table."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hellowork.offices.setting_up import SetUpError, set_up_offices


class Command(BaseCommand):
    help = "Creates the offices of a table or brings them up to date. The form: hellowork/offices/demo_offices.csv."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            offices = set_up_offices(file)
        except (SetUpError, OSError, UnicodeDecodeError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(offices)} offices are set up.")
