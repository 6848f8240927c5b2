"""`HouseModelAdmin`: lists and pages of objects for staff, read-only, with the acts that their role allows.

A subclass is a declaration:

    class PostingAdmin(HouseModelAdmin):
        lifecycle = POSTING
        list_display = ["number", "title", "state_tag", "state_since"]
        list_filter = [StateFilter, own_office("establishment__office")]
        searches = {"acceptance__number__startswith": number_line}
        fieldsets = [(_("受理"), {"fields": ["number", "refer_until"]})]
        acts = {"accept": Act(run=accept_posting, form=AcceptForm, permission=OfficePermission.ACCEPT)}

The model's default manager must have `for_actor`; tables that belong to no person override `scope`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.admin.views.main import ERROR_FLAG
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from hellowork.accounts.actor import Actor
from hellowork.offices.roles import OfficePermission, may
from hellowork.web.admin import history, joining, words
from hellowork.web.admin.acting import ActingAdmin, actor_of
from hellowork.web.admin.acts import seen_of
from hellowork.web.components import Event, Fact, Text, Tone

# How a list filter may ask about the field it is for.
_FILTER_LOOKUPS = ("", "__exact", "__in", "__isnull", "__gte", "__lt", "__id__exact", "__pk__exact")


class HouseModelAdmin(ActingAdmin):
    """Base of every admin. It never saves a form: whatever changes something is an act (`acts`, `starts`)."""

    # Who may look; acts carry their own permission.
    view_permission = OfficePermission.READ
    # Where the list stands in the menu of the desk; None leaves it to the page of all lists.
    menu_order: int | None = None
    # Lookup and what to make of the typed text before it is compared (any width, hyphen or kana is accepted).
    searches: Mapping[str, Callable[[str], Any]] = {}
    # What the page of one object reads besides.
    object_select_related: Sequence[str] = ()
    # States that staff never meet.
    hidden_states: Sequence[str] = ()

    actions = None
    list_per_page = 50
    list_max_show_all = 0
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    view_on_site = False
    change_list_template = "desk/list.html"
    change_form_template = "desk/object.html"
    media = Media()

    # What is there for whom

    def scope(self, queryset: QuerySet, actor: Actor) -> QuerySet:
        """What this actor may see; everything else does not exist for them (404)."""
        return queryset.for_actor(actor)  # type: ignore[attr-defined]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return self.scope(super().get_queryset(request), actor_of(request))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The object by its id, if it is there for this actor."""
        try:
            key = self.opts.pk.to_python(object_id)
            return self.get_queryset(request).select_related(*self.object_select_related).get(pk=key)
        except (self.model.DoesNotExist, ValidationError, ValueError):
            return None

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may(actor_of(request), self.view_permission)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(actor_of(request), self.view_permission)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what a filter of this list asks: an address is no way to query other fields."""
        names = {
            part[0] if isinstance(part, (list, tuple)) else part for part in self.get_list_filter(request)
        }
        own = {getattr(name, "parameter_name", name) for name in names}
        return lookup in {f"{name}{ending}" for name in own for ending in _FILTER_LOOKUPS}

    # Addresses

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(self.changelist_view), name=f"{self.url_stem}_changelist"),
            *self.acting_urls(),
            path("<path:object_id>/change/", wrap(self.change_view), name=f"{self.url_stem}_change"),
        ]

    def tone(self, obj: Any) -> Tone:
        """The colour of the state."""
        return Tone.BLUE

    @admin.display(description=_("状態"), ordering="state")
    def state_tag(self, obj: Any) -> SafeString:
        return format_html('<span class="tag is-{}">{}</span>', self.tone(obj), self.state_of(obj))

    # The list

    @property
    def search_fields(self) -> list[str]:  # type: ignore[override]
        return list(self.searches)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Rows that one of `searches` finds, each comparing the text in its own normal form."""
        asked = {lookup: read(search_term) for lookup, read in self.searches.items()}
        found = Q(*(Q((lookup, text)) for lookup, text in asked.items() if text != ""), _connector=Q.OR)
        return queryset.filter(found) if search_term.strip() else queryset, False

    @method_decorator(require_safe)
    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if ERROR_FLAG in request.GET:
            # Where Django sends what it cannot read in the address: the list without any condition.
            return redirect(self.address_of(None))
        return super().changelist_view(
            request,
            {
                "title": self.opts.verbose_name_plural,
                "buttons": self.buttons(request, None),
                **(extra_context or {}),
            },
        )

    # The page of one object

    @method_decorator(require_safe)
    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context=None
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": self.name_of(obj),
            "original": obj,
            "list_address": self.address_of(None),
            "state": self.state_tag(obj) if self.lifecycle else "",
            "sections": self.sections(request, obj),
            "buttons": self.buttons(request, obj),
            "events": self.events(request, obj),
            "seen": seen_of(obj),
            "onward": self.onward(request, obj),
            "panels": joining.panels_of(obj, actor_of(request)),
            **self.more(request, obj),
        }
        return TemplateResponse(request, self.change_form_template, context)

    def sections(self, request: HttpRequest, obj: Any) -> list[tuple[Text, list[Fact]]]:
        """The object's fields as `fieldsets` groups them: title and rows."""
        return [
            (title or "", [words.fact(obj, name, self) for name in flatten_fieldsets([(title, options)])])
            for title, options in self.get_fieldsets(request, obj)
        ]

    def events(self, request: HttpRequest, obj: Any) -> list[Event]:
        """The timeline of the page: transitions and the other acts of staff, newest first."""
        return history.timeline(
            obj, self.lifecycle, with_acts=any(not self.transition_of(name) for name in self.acts)
        )

    def onward(self, request: HttpRequest, obj: Any) -> list[tuple[Text, Text, str]]:
        """What the object is about, to go on to: what it is, its name, its address."""
        return []

    def more(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """What a template of the subclass needs besides."""
        return {}
