"""List filters that most lists of the desk have."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hellowork.lifecycle import Audience
from hellowork.web.admin.acting import actor_of
from hellowork.web.components import Text


class StateFilter(SimpleListFilter):
    """By state, in the office's words; for an admin with a `lifecycle`."""

    title = _("状態")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        words = model_admin.lifecycle.labels[Audience.OFFICE]
        return [
            (state, word) for state, word in words.items() if word and state not in model_admin.hidden_states
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(state=self.value()) if self.value() else queryset


def own_office(lookup: str) -> type[SimpleListFilter]:
    """A filter for the rows of the officer's own office; `lookup` is the way to the office."""

    class OwnOfficeFilter(SimpleListFilter):
        title = _("安定所")
        parameter_name = "office"

        def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
            return [("own", _("自分の安定所"))]

        def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
            own = actor_of(request).office_id
            return queryset.filter(**{lookup: own}) if self.value() == "own" else queryset

    return OwnOfficeFilter


def exactly(parameter: str, lookup: str, what: Text) -> type[SimpleListFilter]:
    """A filter that only a link sets, as `?seeker=13910-00000001`: there to be seen and taken off."""

    class ExactFilter(SimpleListFilter):
        title = what  # type: ignore[assignment]
        parameter_name = parameter

        def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
            value = self.value()
            return [(value, value)] if value else []

        def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
            return queryset.filter(**{lookup: self.value()})

    return ExactFilter
