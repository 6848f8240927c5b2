"""The admin site of the staff. Signing in and out goes through allauth, second factor included."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from hellowork.accounts.actor import OfficeRole
from hellowork.desk import queue
from hellowork.offices.models import StaffMember
from hellowork.offices.roles import ROLE_LABELS
from hellowork.web.admin import HouseModelAdmin
from hellowork.web.nav import Link

# What the house does not use of Django's admin site: sign-in pages, pages of an app, jumps by content type.
_LEFT_OUT = {"password_change", "password_change_done", "autocomplete", "jsi18n", "view_on_site", "app_list"}


class DeskSite(AdminSite):
    """職員の机."""

    site_title = _("職員用ページ")
    site_header = _("職員用ページ")
    index_title = _("今日の仕事")
    empty_value_display = "－"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Active staff with a place in an office."""
        return bool(request.user.is_active and request.actor.is_staff)  # type: ignore[attr-defined]

    def login(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """The house has one sign-in page. For whoever is signed in and no staff there is no desk."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise Http404
        query = urlencode({"next": request.GET.get("next", reverse("admin:index"))})
        return HttpResponseRedirect(f"{resolve_url('account_login')}?{query}")

    def logout(self, request: HttpRequest, extra_context=None) -> HttpResponse:  # type: ignore[override]
        return redirect("account_logout")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Only admins of the house: those that libraries bring along know nothing of actors and acts."""
        if admin_class is not None and issubclass(admin_class, HouseModelAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def get_urls(self) -> list[Any]:
        own = [path("lists/", self.admin_view(self.lists), name="lists")]
        return own + [url for url in super().get_urls() if getattr(url, "name", None) not in _LEFT_OUT]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page of the desk shows: who sits at it, and where they can go."""
        return {
            "site_title": self.site_title,
            "site_url": None,
            "has_permission": self.has_permission(request),
            "officer": _officer(request),
            "menu": self.menu(request),
        }

    def index(self, request: HttpRequest, extra_context=None) -> HttpResponse:  # type: ignore[override]
        """今日の仕事: `?scope=all` for every office, `?kind=` for one kind of work."""
        context = {**self.each_context(request), "title": self.index_title, **queue.todays_work(request)}
        return require_safe(TemplateResponse)(request, "desk/index.html", context)

    def menu(self, request: HttpRequest) -> list[Link]:
        """Today's work, the lists of daily use, and the page of all others."""
        places: list[tuple[Any, str]] = [(self.index_title, reverse("admin:index"))]
        places += [
            (each.opts.verbose_name_plural, each.address_of(None))
            for each in self._admins(request)
            if each.menu_order is not None
        ]
        places.append((_("台帳と記録"), reverse("admin:lists")))
        return [_link(request, label, address) for label, address in places]

    @staticmethod
    def _order(model_admin: HouseModelAdmin) -> tuple[int, str]:
        return (model_admin.menu_order or 0, str(model_admin.opts.verbose_name_plural))

    def _admins(self, request: HttpRequest) -> Iterable[HouseModelAdmin]:
        """The lists that this role may see, in the order of the menu."""
        ours = [each for each in self._registry.values() if isinstance(each, HouseModelAdmin)]
        return sorted((each for each in ours if each.has_module_permission(request)), key=self._order)

    def lists(self, request: HttpRequest) -> HttpResponse:
        """台帳と記録: the lists that are not asked for every day."""
        rest = [each for each in self._admins(request) if each.menu_order is None]
        context = {
            **self.each_context(request),
            "title": _("台帳と記録"),
            "lists": [(each.opts.verbose_name_plural, each.address_of(None)) for each in rest],
        }
        return require_safe(TemplateResponse)(request, "desk/lists.html", context)


def _officer(request: HttpRequest) -> dict[str, Any]:
    member = StaffMember.objects.select_related("office").get(user=request.user.pk)
    return {"name": member.name, "office": member.office.name, "role": ROLE_LABELS[OfficeRole(member.role)]}


def _link(request: HttpRequest, label: Any, address: str) -> Link:
    """A line of the menu; the index is current only on itself, since every address begins with its own."""
    is_below = request.path.startswith(address) and address != reverse("admin:index")
    current = "page" if request.path == address else "true" if is_below else ""
    return Link(label=label, address=address, current=current, count=0)
