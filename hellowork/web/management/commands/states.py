"""`manage.py states`: writes docs/states.md from the life cycles; `--check` says whether it is current."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from hellowork.lifecycle import all_lifecycles, discover
from hellowork.lifecycle.document import states_page
from hellowork.notices import registry

PAGE = settings.BASE_DIR / "docs" / "states.md"


class Command(BaseCommand):
    help = "Writes docs/states.md from the tables of all life cycles and notices."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail if the page is not current"
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        text = current_page()
        if check and (not PAGE.exists() or PAGE.read_text() != text):
            raise CommandError("docs/states.md is not current: run manage.py states.")
        if not check:
            PAGE.parent.mkdir(exist_ok=True)
            PAGE.write_text(text)
            self.stdout.write(f"{PAGE.name}: {len(all_lifecycles())} life cycles")


def current_page() -> str:
    """What docs/states.md must say now."""
    discover()
    with translation.override("ja"):
        return states_page(all_lifecycles(), registry.all_notices())
