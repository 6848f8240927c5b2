"""利用者 on the desk: whether an account exists and works, for the supervision."""

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import Actor
from hellowork.accounts.models import User
from hellowork.offices.roles import OfficePermission
from hellowork.text.normalise import fold_width
from hellowork.web.admin import HouseModelAdmin


def _address(text: str) -> str:
    return fold_width(text).strip().lower()


@admin.register(User)
class UserAdmin(HouseModelAdmin):
    """利用者: found by the whole address only, so that nobody leafs through addresses."""

    view_permission = OfficePermission.MANAGE
    ordering = ["-joined_at"]
    list_display = ["email", "is_active", "is_staff", "joined_at"]
    list_filter = ["is_staff", "is_active"]
    search_help_text = _("メールアドレス（全体）")
    searches = {"email": _address}
    fieldsets = [(None, {"fields": ["email", "is_active", "is_staff", "joined_at", "last_login"]})]

    def scope(self, queryset: QuerySet, actor: Actor) -> QuerySet:
        return queryset if actor.is_staff else queryset.none()
