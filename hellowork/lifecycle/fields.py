"""The two fields that every model with a life cycle has."""

from django.db import models

from hellowork import clock


class LifecycleModel(models.Model):
    """`state_since` is when the present state began. The subclass declares `state` with its choices."""

    state_since = models.DateTimeField("状態の開始", db_default=clock.Now(), editable=False)

    class Meta:
        abstract = True
