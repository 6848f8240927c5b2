"""Where the search is read: one name, so that a setting can send it to a replica."""

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS


def alias() -> str:
    """The database that answers searches: `SEARCH_DATABASE` of the settings where there is one."""
    return getattr(settings, "SEARCH_DATABASE", "") or DEFAULT_DB_ALIAS
