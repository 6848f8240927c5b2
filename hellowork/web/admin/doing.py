"""One act in one request: ask, check, run the one use case, say what came of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hellowork.accounts import parked
from hellowork.accounts.actor import Actor
from hellowork.accounts.errors import Refused
from hellowork.lifecycle import TransitionRefused
from hellowork.web.admin.acts import Act, ActForm, seen_of, words_for
from hellowork.web.components import Text
from hellowork.web.once import once, was_sent
from hellowork.web.responses import redirect_after_post, render_form

if TYPE_CHECKING:
    from hellowork.web.admin.acting import ActingAdmin

SEEN_FIELD = "seen"
_MOVED_ON = gettext_lazy(
    "ほかの操作で状態が変わったため、この操作は行いませんでした。最新の内容をご確認ください。"
)
# What an act needs is gone, or is no longer this officer's to open.
_NOT_THERE = gettext_lazy(
    "この操作に必要な記録を開けませんでした。ほかの安定所の方の記録は、求職者の一覧から理由を選んで開いてから、もう一度操作してください。"
)


class _MovedOnError(Exception):
    """The object is no longer what the officer saw."""


@dataclass(frozen=True, kw_only=True)
class Doing:
    """An act that the officer's role allows, on an object that they may see (None: it begins something)."""

    admin: "ActingAdmin"
    request: HttpRequest
    name: str
    act: Act
    obj: Any
    by: Actor

    def answer(self) -> HttpResponse:
        """The page of the act for a GET, the act itself for a POST."""
        if self.was_done:
            return self._say_again()
        if blocked := self.act.reason_against(self.obj, self.by):
            return self._back(blocked)
        if self.request.method == "POST":
            return self._perform()
        if self.request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        form = self._form(parked.restored(self.request))
        return self._page(form) if form is not None else redirect_after_post(self.request, self._home)

    @property
    def was_done(self) -> bool:
        """Whether this is a second press on a page that has done its act: what the object allows now is no matter."""
        return self.request.method == "POST" and not self.act.again and was_sent(self.request)

    def say_moved_on(self) -> HttpResponse:
        """The state no longer allows it: say so, with the state as it is now."""
        self.obj.refresh_from_db()
        if state := self.admin.state_of(self.obj):
            messages.info(self.request, _("いまの状態：%(state)s") % {"state": state})
        return self._back(_MOVED_ON)

    @property
    def _home(self) -> str:
        return self.admin.address_of(self.obj)

    @property
    def _label(self) -> Text:
        return self.admin.label_of(self.name, self.act)

    def _back(self, why: Text) -> HttpResponse:
        messages.error(self.request, str(why))
        return redirect_after_post(self.request, self._home)

    def _form(self, data: Any) -> ActForm | None:
        if self.act.form is None:
            return None
        asked = self.request.GET
        given = {name: asked[name] for name in self.act.form.from_address if name in asked}
        initial = {"initial": given} if given else {}
        return self.act.form(data, self.request.FILES or None, obj=self.obj, actor=self.by, **initial)

    def _perform(self) -> HttpResponse:
        form = self._form(self.request.POST)
        if form is not None and not form.is_valid():
            return self._page(form)
        results: list[Any] = []

        def work() -> str:
            results.append(self._run(form))
            return self._next(results[0])

        try:
            address = work() if self.act.again else once(self.request, work)
        except (_MovedOnError, TransitionRefused):
            return self.say_moved_on()
        except Refused as refusal:
            return self._refused(form, ValidationError(str(refusal.message)))
        except ObjectDoesNotExist:
            return self._refused(form, ValidationError(_NOT_THERE))
        except ValidationError as invalid:
            return self._refused(form, invalid)
        return self._done(address, *results)

    def _say_again(self) -> HttpResponse:
        """The answer of the first press; the page anew where it comes with other fields (the way back, say)."""
        try:
            return self._done(once(self.request, lambda: self._home))
        except Refused as refusal:
            form = self._form(self.request.POST)
            if form is not None and not form.is_valid():
                return self._page(form)
            return self._refused(form, ValidationError(str(refusal.message)))

    def _done(self, address: str, *results: Any) -> HttpResponse:
        """What came of it, in the act's own words; a second press has no result that these could speak of."""
        words = words_for(results[0], self.act.done) if results else ""
        if not results and not callable(self.act.done):
            words = self.act.done
        messages.success(self.request, str(words or _("「%(act)s」を行いました。") % {"act": self._label}))
        return redirect_after_post(self.request, address)

    def _next(self, result: Any) -> str:
        if self.act.then is not None:
            return self.act.then(result)
        return self.admin.address_of(result if self.obj is None else self.obj)

    @transaction.atomic
    def _run(self, form: ActForm | None) -> Any:
        """The use case, under the lock of its object and only if that still is what the officer saw."""
        values = form.values() if form is not None else {}
        if self.obj is not None:
            self._refuse_if_moved_on()
            values[self.admin.id_argument or f"{self.admin.opts.model_name}_id"] = self.obj.pk
        result = self.act.run(by=self.by, **values)
        self._write_down(result, form)
        return result

    def _refuse_if_moved_on(self) -> None:
        try:
            current = self.admin.lock(self.obj.pk)
        except self.admin.model.DoesNotExist:
            raise Http404 from None
        if seen_of(current) != self.request.POST.get(SEEN_FIELD, ""):
            raise _MovedOnError

    def _write_down(self, result: Any, form: ActForm | None) -> None:
        """Transitions leave a record of their own; every other act is written into the log of the admin."""
        if self.admin.transition_of(self.name):
            return
        said = " ".join(filter(None, [str(self._label), form.summary() if form is not None else ""]))
        if self.obj is None:
            self.admin.log_addition(self.request, result, said)
        else:
            self.admin.log_change(self.request, self.obj, said)

    def _refused(self, form: ActForm | None, error: ValidationError) -> HttpResponse:
        """A rule says no: beside the form with everything typed, else as a message on the object's page."""
        if form is None:
            return self._back(" ".join(error.messages))
        for name, errors in getattr(error, "error_dict", {None: error}).items():
            form.add_error(name if name in form.fields else None, errors)
        return self._page(form)

    def _page(self, form: ActForm) -> HttpResponse:
        context = {
            **self.admin.admin_site.each_context(self.request),
            "opts": self.admin.opts,
            "list_address": self.admin.address_of(None),
            "title": self._label,
            "name": self.admin.name_of(self.obj) if self.obj is not None else "",
            "original_address": self._home if self.obj is not None else "",
            "back": form.back or self._home,
            "note": words_for(self.obj, self.act.note),
            # A form that comes back keeps what was seen when it was first opened.
            "seen": form.data.get(SEEN_FIELD) or seen_of(self.obj),
            "is_danger": "danger" in self.act.style,
        }
        return render_form(self.request, self.act.template, form, context)
