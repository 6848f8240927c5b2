"""`manage.py search_repair`: compare the search table with the postings, texts included, and put it right."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from employers.search import index


class Command(BaseCommand):
    help = "Compare every row of the search with its posting and write those that differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be written")
        parser.add_argument("--batch", type=int, default=200, help="postings locked at once")
        parser.add_argument(
            "--processes",
            type=int,
            default=1,
            help="how many compare at once; a site in use wants processors, too",
        )

    def handle(self, *args: Any, dry_run: bool, batch: int, processes: int, **options: Any) -> None:
        compared = written = removed = 0
        for step in index.repair(dry_run=dry_run, batch=batch, processes=processes):
            compared, written, removed = (
                compared + step.compared,
                written + step.written,
                removed + step.removed,
            )
        word = "would be " if dry_run else ""
        self.stdout.write(f"{compared} compared, {written} {word}written, {removed} {word}removed")
