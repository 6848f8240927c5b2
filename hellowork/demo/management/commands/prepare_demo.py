"""Migrates and loads the demonstration, in one process: each start of manage.py costs seconds."""

from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connection

from hellowork.accounts.models import User
from hellowork.demo import loading


class Command(BaseCommand):
    help = "Brings the tables up to date and, once, loads the day of demo data."
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.IN_PRODUCTION:
            raise CommandError("The demonstration is never loaded into a production service.")
        self._refuse_what_is_in_use()
        call_command("migrate", verbosity=0, interactive=False)
        if loading.is_loaded():
            self.stdout.write("Demo data is there already.")
            return
        loading.load()
        self.stdout.write("Demo data loaded.")

    def _refuse_what_is_in_use(self) -> None:
        """Before anything is migrated: a database with people in it and no demonstration is somebody's service."""
        is_set_up = User._meta.db_table in connection.introspection.table_names()
        if is_set_up and not loading.is_loaded() and User.objects.exists():
            raise CommandError(
                "DATABASE_URL のデータベースには利用者が登録されているため、デモデータは入れません。/ "
                "The database of DATABASE_URL has people in it and no demonstration: it is left as it is. "
                "Unset DATABASE_URL to run the demonstration on a database of its own."
            )
