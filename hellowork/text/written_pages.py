"""Pages of docs/ that are written from the code, and held against it by a test."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation


class WritesPage(BaseCommand):
    """A command that writes one page of docs/; `--check` only says whether it is current.

    A subclass names the `page` and makes its `text`.
    """

    folder: Path = settings.BASE_DIR / "docs"
    page = ""
    requires_system_checks: list[str] = []

    def text(self) -> str:
        """What the page must say now."""
        raise NotImplementedError

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail if the page is not current"
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        file = self.folder / self.page
        with translation.override("ja"):
            text = self.text()
        if check and (not file.exists() or file.read_text() != text):
            raise CommandError(f"docs/{self.page} is not current: run manage.py {file.stem}.")
        if not check:
            file.write_text(text)
            self.stdout.write(f"docs/{self.page} is written.")
