"""Migrates and loads the demonstration, in one process: each start of manage.py costs seconds."""

from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from hellowork.demo import loading


class Command(BaseCommand):
    help = "Brings the tables up to date and, once, loads the day of demo data."
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.IN_PRODUCTION:
            raise CommandError("The demonstration is never loaded into a production service.")
        call_command("migrate", verbosity=0, interactive=False)
        if loading.is_loaded():
            self.stdout.write("Demo data is there already.")
            return
        loading.load()
        self.stdout.write("Demo data loaded.")
