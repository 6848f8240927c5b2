"""Replicas are read where somebody asks them by name, and never written to."""

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS


class ReplicaRouter:
    """Whatever came from a replica is saved on the primary; the primary alone is migrated."""

    def db_for_write(self, model: object, **hints: object) -> str:
        return DEFAULT_DB_ALIAS

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool | None:
        return False if db in settings.SEARCH_DATABASES else None
