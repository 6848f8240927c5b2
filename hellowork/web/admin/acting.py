"""An admin with acts: their addresses, their buttons, and when each is offered."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from hellowork.accounts.actor import Actor
from hellowork.accounts.requests import HouseRequest
from hellowork.lifecycle import Audience, Lifecycle, Transition
from hellowork.offices.roles import may
from hellowork.web.admin import joining
from hellowork.web.admin.acts import Act, Button
from hellowork.web.admin.doing import Doing
from hellowork.web.components import Text

# Parts of addresses that every admin has.
_TAKEN = {"add", "change", "delete", "history"}


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request."""
    return cast("HouseRequest", request).actor


class ActingAdmin(admin.ModelAdmin):
    """Turns `acts` (of one object) and `starts` (that begin something new) into buttons and views."""

    lifecycle: Lifecycle | None = None
    acts: dict[str, Act] = {}
    starts: dict[str, Act] = {}
    # The name under which the use cases take the object's id; by convention `posting_id` for a Posting.
    id_argument = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        clash = (self.acts.keys() | self.starts.keys()) & _TAKEN | self.acts.keys() & self.starts.keys()
        silent = {name for name, act in {**self.acts, **self.starts}.items() if not self.label_of(name, act)}
        if clash or silent:
            raise ValueError(f"{type(self).__name__}: names taken {clash}, acts without label {silent}.")

    @property
    def url_stem(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"

    def address_of(self, obj: Any) -> str:
        """The page of an object; of the list where there is none."""
        if obj is None:
            return reverse(f"admin:{self.url_stem}_changelist")
        return reverse(f"admin:{self.url_stem}_change", args=[quote(obj.pk)])

    def name_of(self, obj: Any) -> Text:
        """What the object is called at the head of its pages."""
        return str(obj)

    def state_of(self, obj: Any) -> Text:
        """The state in the office's words; empty without a life cycle."""
        return (self.lifecycle.label(obj.state, Audience.OFFICE) or "") if self.lifecycle else ""

    def lock(self, key: Any) -> Any:
        """The object as it is now, locked for an act. Where acts lock other rows before it, these come first here too.

        Raises the model's `DoesNotExist`.
        """
        return self.model._base_manager.select_for_update(no_key=True).get(pk=key)

    def acting_urls(self) -> list[Any]:
        """One address for each act."""
        wrap, stem = self.admin_site.admin_view, self.url_stem
        begun = [path(f"{n}/", wrap(self.start_view), {"name": n}, name=f"{stem}_{n}") for n in self.starts]
        return begun + [
            path(f"<path:object_id>/{n}/", wrap(self.act_view), {"name": n}, name=f"{stem}_{n}")
            for n in self.acts
        ]

    def act_view(self, request: HttpRequest, object_id: str, name: str) -> HttpResponse:
        """The page of an act (GET) and the act itself (POST)."""
        act = self.acts[name]
        self._refuse_others(request, act)
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404
        doing = self._doing(request, name, act, obj)
        possible = self._is_possible(name, act, obj) or doing.was_done
        return doing.answer() if possible else doing.say_moved_on()

    def start_view(self, request: HttpRequest, name: str) -> HttpResponse:
        """The same for an act that begins something new."""
        act = self.starts[name]
        self._refuse_others(request, act)
        return self._doing(request, name, act, None).answer()

    def buttons(self, request: HttpRequest, obj: Any) -> list[Button]:
        """What this officer can do with the object, in the order of `acts`; without one, what can begin.

        Where higher floors lead on to stands first, but for the one act that is first of all.
        """
        declared, ids = (self.starts, []) if obj is None else (self.acts, [quote(obj.pk)])
        own = [
            Button(
                name=name,
                label=self.label_of(name, act),
                address=reverse(f"admin:{self.url_stem}_{name}", args=ids),
                style=act.style,
                posts=act.form is None,
                blocked=act.reason_against(obj, actor_of(request)),
            )
            for name, act in declared.items()
            if may(actor_of(request), act.permission) and (obj is None or self._is_possible(name, act, obj))
        ]
        onward = joining.ways_from(obj, actor_of(request)) if obj is not None else []
        at = 1 if own and not own[0].style else 0
        return [*own[:at], *onward, *own[at:]]

    def transition_of(self, name: str) -> Transition | None:
        """The transition of this name in the life cycle's table."""
        arrows = self.lifecycle.transitions if self.lifecycle else ()
        return next((arrow for arrow in arrows if arrow.name == name), None)

    def label_of(self, name: str, act: Act) -> Text:
        """What the button says."""
        arrow = self.transition_of(name)
        return act.label or (arrow.label if arrow else "")

    def _is_possible(self, name: str, act: Act, obj: Any) -> bool:
        """Whether the object is in a state for this act: by `when`, else by the life cycle's table."""
        if act.when is not None:
            return act.when(obj)
        arrow = self.transition_of(name)
        return arrow is None or (obj.state in arrow.sources and Audience.OFFICE in arrow.by)

    def _refuse_others(self, request: HttpRequest, act: Act) -> None:
        """Only for those whose role may do it; asked before the object, so that nobody learns what there is."""
        if not (self.has_view_permission(request) and may(actor_of(request), act.permission)):
            raise PermissionDenied

    def _doing(self, request: HttpRequest, name: str, act: Act, obj: Any) -> Doing:
        return Doing(admin=self, request=request, name=name, act=act, obj=obj, by=actor_of(request))
