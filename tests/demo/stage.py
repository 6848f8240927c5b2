"""Loads the day of demo data for tests, as it would be loaded at some moment."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from applications.models import Application
from employers.models import Posting
from hellowork.clock import moving
from hellowork.demo import loading
from hellowork.lifecycle import all_lifecycles
from referrals.models import Referral
from seekers.models import Seeker

MODELS = {"posting": Posting, "referral": Referral, "application": Application, "registration": Seeker}
LIFECYCLES = [table for table in all_lifecycles() if table.name in MODELS]


@contextmanager
def loaded(at: dt.datetime) -> Iterator[None]:
    """The day, loaded as it would be at that moment, and taken back at the end."""
    with transaction.atomic():
        moving.freeze(at)
        loading.load()
        moving.freeze(at)
        yield
        transaction.set_rollback(True)
