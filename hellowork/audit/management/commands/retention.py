"""`manage.py retention`: writes docs/retention.md from the classes; `--check` says whether it is current."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from hellowork.retention import all_classes, discover
from hellowork.retention.document import retention_page

PAGE = settings.BASE_DIR / "docs" / "retention.md"


class Command(BaseCommand):
    help = "Writes docs/retention.md from the classes of retention that all apps declare."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail if the page is not current"
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        text = current_page()
        if check and (not PAGE.exists() or PAGE.read_text() != text):
            raise CommandError("docs/retention.md is not current: run manage.py retention.")
        if not check:
            PAGE.write_text(text)
            self.stdout.write(f"{PAGE.name}: {len(all_classes())} classes")


def current_page() -> str:
    """What docs/retention.md must say now."""
    discover()
    with translation.override("ja"):
        return retention_page(all_classes())
