"""職員 on the desk."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hellowork.accounts.actor import OfficeRole
from hellowork.offices.actions import staff
from hellowork.offices.models import Office, StaffMember
from hellowork.offices.roles import ROLE_LABELS, OfficePermission, may
from hellowork.text.fields import EmailField, PersonNameField
from hellowork.text.normalise import one_line
from hellowork.web.admin import Act, ActForm, HouseModelAdmin, own_office
from hellowork.web.admin.acting import actor_of
from hellowork.web.components import Text

_act = partial(Act, permission=OfficePermission.MANAGE)


class PlaceForm(ActForm):
    """Name, office and role."""

    name = PersonNameField(label=_("氏名"), max_length=60)
    office = forms.ModelChoiceField(label=_("所属の安定所"), queryset=Office.objects.order_by("code"))
    role = forms.ChoiceField(label=_("役割"), choices=list(ROLE_LABELS.items()), widget=forms.RadioSelect)

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "role": OfficeRole(self.cleaned_data["role"])}

    def summary(self) -> str:
        role = ROLE_LABELS[OfficeRole(self.cleaned_data["role"])]
        return f"{self.cleaned_data['name']}／{self.cleaned_data['office']}／{role}"


class AddForm(PlaceForm):
    """A new member with the address that they sign in with."""

    field_order = ["email"]
    email = EmailField(label=_("メールアドレス"), help_text=_("このアドレスに届くコードでログインします。"))


class EditForm(PlaceForm):
    """The same for one who is there."""

    def __init__(self, *args: Any, obj: StaffMember, **kwargs: Any) -> None:
        initial = {"name": obj.name, "office": obj.office_id, "role": obj.role}
        super().__init__(*args, obj=obj, initial=initial, **kwargs)


@admin.register(StaffMember)
class StaffAdmin(HouseModelAdmin):
    """職員: everybody sees who works where; the supervision decides it, for others only."""

    list_display = ["name", "office", "role", "is_active"]
    list_filter = [own_office("office"), "role"]
    list_select_related = object_select_related = ["office", "user"]
    ordering = ["office__code", "pk"]
    search_help_text = _("氏名")
    searches = {"name__icontains": one_line}
    starts = {
        "new": _act(
            run=staff.add_staff,
            form=AddForm,
            label=_("職員を追加する"),
            style="",
            done=_("職員を追加しました。"),
        )
    }
    acts = {
        "edit": _act(
            run=staff.change_staff,
            form=EditForm,
            label=_("所属と役割を変更する"),
            done=_("変更を保存しました。"),
        ),
        "reset_second_factor": _act(
            run=staff.reset_second_factor,
            form=ActForm,
            label=_("二要素認証を設定しなおしてもらう"),
            when=lambda member: member.user.is_active,
            note=_(
                "認証に使う端末や鍵をなくした場合に行います。ご本人からの申出であることを確認してください。次のログインのときに、新しい設定をお願いします。"
            ),
            done=_("二要素認証の設定を消しました。次のログインのときに設定しなおします。"),
        ),
        "end": _act(
            run=staff.end_staff,
            form=ActForm,
            label=_("利用を停止する"),
            when=lambda member: member.user.is_active,
            style="danger outline",
            note=_("この職員はログインできなくなります。これまでの記録は残ります。"),
            done=_("利用を停止しました。"),
        ),
        "resume": _act(
            run=staff.resume_staff,
            label=_("利用を再開する"),
            when=lambda member: not member.user.is_active,
            done=_("利用を再開しました。"),
        ),
    }

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """The address that a colleague signs in with is for those who manage accounts."""
        manages = may(actor_of(request), OfficePermission.MANAGE)
        address = ["email"] if manages else []
        return [(None, {"fields": ["name", "office", "role", *address, "is_active"]})]

    @admin.display(description=_("メールアドレス"))
    def email(self, member: StaffMember) -> Text:
        return member.user.email

    @admin.display(description=_("利用できる"), ordering="user__is_active")
    def is_active(self, member: StaffMember) -> bool:
        return member.user.is_active
