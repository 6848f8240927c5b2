"""The admin site of the staff. Signing in goes through allauth, second factor included."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _


class DeskSite(AdminSite):
    """職員の机."""

    site_title = _("職員用ページ")
    site_header = _("職員用ページ")
    index_title = _("今日の仕事")
    index_template = "desk/index.html"
    empty_value_display = "－"

    def has_permission(self, request: HttpRequest) -> bool:
        """Active staff with a place in an office."""
        return bool(request.user.is_active and request.actor.is_staff)  # type: ignore[attr-defined,union-attr]

    def login(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """The house has one sign-in page."""
        query = urlencode({"next": request.GET.get("next", request.get_full_path())})
        return HttpResponseRedirect(f"{resolve_url('account_login')}?{query}")
