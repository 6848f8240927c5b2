"""What the four tables of a seeker's shelf have in common (`seekers.shelf`)."""

import datetime as dt
from typing import Self

from django.db import models

from hellowork import clock
from hellowork.accounts.actor import Actor


class ShelfQuerySet(models.QuerySet):
    def for_actor(self, actor: Actor) -> Self:
        """The seeker's own, whether or not their registration runs; of nobody else's business."""
        return self.filter(seeker_id=actor.seeker_id) if actor.is_seeker else self.none()

    def put_before(self, age: dt.timedelta) -> Self:
        return self.filter(at__lte=clock.Now() - age)


class ShelfRow(models.Model):
    """One thing that a seeker put on their shelf, and when."""

    at = models.DateTimeField("日時", db_default=clock.Now(), editable=False)

    class Meta:
        abstract = True
