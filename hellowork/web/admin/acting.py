"""The views behind the buttons: check, ask, run one use case, say what came of it."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hellowork.accounts import parked
from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import Refused
from hellowork.lifecycle import Audience, Lifecycle, Transition, TransitionRefused
from hellowork.offices.roles import may
from hellowork.web.admin.acts import Act, ActForm, Button, seen_of, words_for
from hellowork.web.components import Text
from hellowork.web.responses import redirect_after_post, render_form

SEEN_FIELD = "seen"
_MOVED_ON = gettext_lazy("ほかの操作で状態が変わったため、この操作は行いませんでした。最新の内容をご確認ください。")
# Names of the addresses that every admin has.
_TAKEN = {"add", "change", "delete", "history"}


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request."""
    return request.actor  # type: ignore[attr-defined]


class ActingAdmin(admin.ModelAdmin):
    """Turns `acts` (of one object) and `starts` (that begin something new) into buttons and views."""

    lifecycle: Lifecycle | None = None
    acts: dict[str, Act] = {}
    starts: dict[str, Act] = {}
    # The name under which the use cases take the object's id; by convention `posting_id` for a Posting.
    id_argument = ""
    url_stem: str

    def address_of(self, obj: Model | None) -> str:
        """The page of an object, or of the list."""
        raise NotImplementedError

    def state_of(self, obj: Model) -> Text:
        """The state in the office's words."""
        raise NotImplementedError

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        clash = (self.acts.keys() | self.starts.keys()) & _TAKEN | self.acts.keys() & self.starts.keys()
        silent = {name for name, act in {**self.acts, **self.starts}.items() if not self._label(name, act)}
        if clash or silent:
            raise ValueError(f"{type(self).__name__}: acts with a name that is taken {clash} or no label {silent}.")

    def acting_urls(self) -> list[Any]:
        """One address for each act."""
        wrap, stem = self.admin_site.admin_view, self.url_stem
        started = [
            path(f"{name}/", wrap(self.start_view), {"act": name}, name=f"{stem}_{name}") for name in self.starts
        ]
        return started + [
            path(f"<path:object_id>/{name}/", wrap(self.act_view), {"act": name}, name=f"{stem}_{name}")
            for name in self.acts
        ]

    def act_view(self, request: HttpRequest, object_id: str, act: str) -> HttpResponse:
        """The page of an act (GET) and the act itself (POST)."""
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404
        declared = self._permitted(request, self.acts[act])
        if not self._possible(act, declared, obj):
            return self._moved_on(request, obj)
        return self._answer(request, declared, self._label(act, declared), obj)

    def start_view(self, request: HttpRequest, act: str) -> HttpResponse:
        """The same for an act that begins something new."""
        declared = self._permitted(request, self.starts[act])
        return self._answer(request, declared, self._label(act, declared), None)

    def buttons(self, request: HttpRequest, obj: Model | None) -> list[Button]:
        """What this officer can do with the object, in the order of `acts`; without one, what can be begun."""
        declared = self.starts if obj is None else self.acts
        ids = [] if obj is None else [quote(obj.pk)]
        return [
            Button(
                name=name,
                label=self._label(name, act),
                address=reverse(f"admin:{self.url_stem}_{name}", args=ids),
                style=act.style,
                posts=act.form is None,
                blocked=act.reason_against(obj) if obj is not None else "",
            )
            for name, act in declared.items()
            if may(actor_of(request), act.permission) and (obj is None or self._possible(name, act, obj))
        ]

    def _arrow(self, name: str) -> Transition | None:
        arrows = self.lifecycle.transitions if self.lifecycle else ()
        return next((arrow for arrow in arrows if arrow.name == name), None)

    def _label(self, name: str, act: Act) -> Text:
        arrow = self._arrow(name)
        return act.label or (arrow.label if arrow else "")

    def _possible(self, name: str, act: Act, obj: Any) -> bool:
        """Whether the object is in a state for this act: by `when`, else by the life cycle's table."""
        if act.when is not None:
            return act.when(obj)
        arrow = self._arrow(name)
        return arrow is None or arrow in self.lifecycle.available(obj.state, Audience.OFFICE)

    def _permitted(self, request: HttpRequest, act: Act) -> Act:
        if not (self.has_view_permission(request) and may(actor_of(request), act.permission)):
            raise PermissionDenied
        return act

    def _answer(self, request: HttpRequest, act: Act, label: Text, obj: Model | None) -> HttpResponse:
        blocked = act.reason_against(obj) if obj is not None else ""
        if blocked:
            messages.error(request, blocked)
            return redirect_after_post(request, self.address_of(obj))
        if request.method == "POST":
            return self._perform(request, act, label, obj)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        form = self._form(request, act, obj, parked.restored(request))
        if form is None:
            return redirect_after_post(request, self.address_of(obj))
        return self._page(request, act, label, obj, form)

    def _form(self, request: HttpRequest, act: Act, obj: Model | None, data: Any) -> ActForm | None:
        return act.form(data, request.FILES or None, obj=obj, actor=actor_of(request)) if act.form else None

    def _perform(self, request: HttpRequest, act: Act, label: Text, obj: Model | None) -> HttpResponse:
        form = self._form(request, act, obj, request.POST)
        if form is not None and not form.is_valid():
            return self._page(request, act, label, obj, form)
        try:
            result = self._run(request, act, obj, form)
        except TransitionRefused:
            return self._moved_on(request, obj)
        except Refused as refusal:
            return self._refused(request, act, label, obj, form, refusal)
        messages.success(request, words_for(result, act.done) or _("「%(act)s」を行いました。") % {"act": label})
        return redirect_after_post(request, self.address_of(result if obj is None else obj))

    def _run(self, request: HttpRequest, act: Act, obj: Model | None, form: ActForm | None) -> Any:
        """The use case, under the lock of its object and only if that still is what the officer saw."""
        values = form.values() if form is not None else {}
        if obj is None:
            return act.run(by=actor_of(request), **values)
        with transaction.atomic():
            current = self.model._base_manager.select_for_update(no_key=True).filter(pk=obj.pk).first()
            if current is None:
                raise Http404
            if seen_of(current) != request.POST.get(SEEN_FIELD, ""):
                raise Refused(_MOVED_ON, code="seen")
            key = self.id_argument or f"{self.opts.model_name}_id"
            return act.run(by=actor_of(request), **{key: obj.pk}, **values)

    def _refused(
        self, request: HttpRequest, act: Act, label: Text, obj: Model | None, form: ActForm | None, refusal: Refused
    ) -> HttpResponse:
        """A rule says no: beside the form with everything typed, else as a message on the object's page."""
        if refusal.code == "seen":
            return self._moved_on(request, obj)
        if form is not None:
            form.add_error(None, str(refusal.message))
            return self._page(request, act, label, obj, form)
        messages.error(request, refusal.message)
        return redirect_after_post(request, self.address_of(obj))

    def _moved_on(self, request: HttpRequest, obj: Model) -> HttpResponse:
        """The state no longer allows it: say so, with the state as it is now."""
        obj.refresh_from_db()
        messages.error(request, _MOVED_ON)
        if state := self.state_of(obj):
            messages.info(request, _("いまの状態：%(state)s") % {"state": state})
        return redirect_after_post(request, self.address_of(obj))

    def _page(
        self, request: HttpRequest, act: Act, label: Text, obj: Model | None, form: ActForm
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "list_address": reverse(f"admin:{self.url_stem}_changelist"),
            "title": label,
            "original": obj,
            "original_address": self.address_of(obj) if obj is not None else "",
            "back": self.address_of(obj),
            "note": words_for(obj, act.note),
            # A form that comes back keeps what was seen when it was first opened.
            "seen": form.data.get(SEEN_FIELD) or (seen_of(obj) if obj is not None else ""),
            "is_danger": "danger" in act.style,
        }
        return render_form(request, act.template, form, context)
