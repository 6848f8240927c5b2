"""Loads the day of demo data for tests, as it would be loaded at some moment."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.test import override_settings

from applications.models import Application
from employers.models import Posting, SynonymGroup
from hellowork.clock import moving
from hellowork.demo import loading
from hellowork.lifecycle import all_lifecycles
from referrals.models import Referral
from seekers.models import Seeker

MODELS = {
    "posting": Posting,
    "referral": Referral,
    "application": Application,
    "registration": Seeker,
    "synonym_group": SynonymGroup,
}
LIFECYCLES = [table for table in all_lifecycles() if table.name in MODELS]


@contextmanager
def invented_wages() -> Iterator[None]:
    """A place of its own for the minimum wages that the day invents."""
    with TemporaryDirectory() as folder, override_settings(MINIMUM_WAGES_INVENTED=Path(folder) / "wages.csv"):
        yield


@contextmanager
def loaded(at: dt.datetime) -> Iterator[None]:
    """The day, loaded as it would be at that moment, and taken back at the end."""
    with invented_wages(), transaction.atomic():
        moving.freeze(at)
        loading.load()
        moving.freeze(at)
        yield
        transaction.set_rollback(True)
