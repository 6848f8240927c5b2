"""Keeps what edits of named fields overwrite: `@edits_kept("name", "street")` on a model.

A row of `Edit` says what stood there before; what stands there now, the row itself does. So that the history is that
of a person's edits, an insert writes none and a deletion takes all along.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from typing import Any, Self, TypeVar

import pghistory
import pgtrigger
from django.apps import apps
from django.db import models
from django.db.models import Q
from pghistory.models import Event, EventQuerySet
from pghistory.utils import JSONField

from hellowork import clock
from hellowork.accounts.actor import Hat

_Model = TypeVar("_Model", bound=models.Model)


class EditQuerySet(EventQuerySet):
    def of(self, object_id: object) -> Self:
        """The edits of one object, newest first."""
        return self.filter(pgh_obj=object_id).order_by("-pgh_created_at", "-pgh_id")

    def older_than(self, age: dt.timedelta) -> Self:
        return self.filter(pgh_created_at__lte=clock.Now() - age)


class Edit(Event):
    """編集の記録: what stood in the named fields before an edit, when it was overwritten and by whom.

    Written by a trigger, so that no way of writing passes it by; `edits_kept` makes one such table for each model.
    `pgh_context` holds who (as `ActedBy`); it is empty where the house itself wrote: a job, a command.
    """

    pgh_id = models.BigAutoField("番号", primary_key=True)
    pgh_created_at = models.DateTimeField("編集日時", editable=False)
    pgh_label = models.CharField("種類", max_length=10, editable=False)
    pgh_context = JSONField("編集した人", null=True, editable=False)

    objects = EditQuerySet.as_manager()  # type: ignore[misc,assignment]  # The library's own says nothing of its type.

    class Meta:
        abstract = True

    @classmethod
    def kept_fields(cls) -> list[models.Field]:
        """The fields whose edits this table keeps."""
        return [field for field in cls._meta.local_fields if not field.name.startswith("pgh_")]

    @classmethod
    def is_of(cls, model: type[models.Model]) -> bool:
        """Whether this is the table of `model`, or of a proxy of it."""
        tracked: Any = cls.pgh_tracked_model
        return tracked._meta.concrete_model is model._meta.concrete_model

    @property
    def by_user_id(self) -> uuid.UUID | None:
        """Who edited; None where the house itself did."""
        value = (self.pgh_context or {}).get("by_user_id")
        return uuid.UUID(value) if value else None

    @property
    def by_hat(self) -> Hat:
        """In which hat."""
        return Hat((self.pgh_context or {}).get("by_hat", Hat.SYSTEM))


def edits_kept(*fields: str, app_label: str | None = None) -> Callable[[type[_Model]], type[_Model]]:
    """A class decorator: the table `<Model>Edit` (編集の記録) and the trigger that fills it when one of `fields` changes."""

    def keep(model: type[_Model]) -> type[_Model]:
        title = f"{model._meta.verbose_name}の編集の記録"
        pghistory.create_event_model(
            model,
            pghistory.UpdateEvent("edit", row=pghistory.Old, condition=pgtrigger.AnyChange(*fields)),
            fields=list(fields),
            # Both are declared by us, with their official names.
            obj_field=None,  # type: ignore[arg-type]  # As its documentation allows.
            context_field=None,  # type: ignore[arg-type]
            abstract=False,
            base_model=Edit,
            app_label=app_label,
            model_name=f"{model.__name__}Edit",
            attrs={
                "__doc__": f"{title}: what edits of a {model.__name__} overwrote.",
                "pgh_obj": models.ForeignKey(
                    model, models.CASCADE, verbose_name="対象", related_name="edits", editable=False
                ),
            },
            meta={"verbose_name": title, "verbose_name_plural": title},
        )
        return model

    return keep


def tables() -> list[type[Edit]]:
    """Every table of edits."""
    return [model for model in apps.get_models() if issubclass(model, Edit)]


def table_of(model: type[models.Model]) -> type[Edit] | None:
    """The table of a model's edits; None where they are not kept."""
    return next((table for table in tables() if table.is_of(model)), None)


def forget(model: type[models.Model], ids: Sequence[Any]) -> None:
    """Delete what is kept of the edits of these objects, the one that emptied them included."""
    if table := table_of(model):
        table._base_manager.filter(Q(pgh_obj__in=ids)).delete()
