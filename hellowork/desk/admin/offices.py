"""安定所 on the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.offices.actions.offices import change_office
from hellowork.offices.models import Office
from hellowork.offices.presentation import hours_rows
from hellowork.offices.roles import OfficePermission
from hellowork.text.fields import KanaField, PhoneField, PostalCodeField, TextField
from hellowork.text.normalise import number_line, one_line
from hellowork.web.admin import Act, ActForm, HouseModelAdmin
from hellowork.web.components import Text


class OfficeForm(ActForm):
    """How an office is found and reached."""

    name = TextField(label=_("名称"), max_length=60)
    kana = KanaField(label=_("名称（カナ）"), max_length=80)
    postal_code = PostalCodeField(label=_("郵便番号"))
    address = TextField(label=_("所在地（都道府県を除く）"), max_length=120)
    access = TextField(label=_("交通"), max_length=120, required=False)
    telephone = PhoneField(label=_("電話番号"))
    fax = PhoneField(label=_("FAX番号"), required=False)
    hours_note = TextField(label=_("開庁時間の注記"), max_length=120, required=False)

    def __init__(self, *args: Any, obj: Office, **kwargs: Any) -> None:
        initial = {name: getattr(obj, name) for name in self.base_fields}
        super().__init__(*args, obj=obj, initial=initial, **kwargs)


@admin.register(Office)
class OfficeAdmin(HouseModelAdmin):
    """安定所."""

    list_display = ["name", "code", "prefecture", "telephone", "is_default"]
    list_filter = ["kind", "prefecture"]
    ordering = ["code"]
    search_help_text = _("安定所番号または名称")
    searches = {"code": number_line, "name__icontains": one_line}
    fieldsets = [
        (None, {"fields": ["code", "name", "kana", "kind", "is_default"]}),
        (_("所在地・連絡先"), {"fields": ["postal_code", "full_address_text", "access", "telephone", "fax"]}),
        (_("開庁時間・管轄"), {"fields": ["week", "hours_note", "area_names"]}),
    ]
    acts = {
        "edit": Act(
            run=change_office,
            form=OfficeForm,
            permission=OfficePermission.MANAGE,
            label=_("所在地・連絡先を変更する"),
            done=_("変更を保存しました。"),
        )
    }

    def scope(self, queryset: QuerySet, actor: Actor) -> QuerySet:
        return queryset if actor.is_staff else queryset.none()

    @admin.display(description=_("所在地"))
    def full_address_text(self, office: Office) -> Text:
        return office.full_address

    @admin.display(description=_("開庁時間"))
    def week(self, office: Office) -> Text:
        rows = (
            (row.first, f"〜{row.last}" if row.last else "", "、".join(map(str, row.spans)))
            for row in hours_rows(office.timetable, clock.today())
        )
        return format_html_join("\n", "{}{} {}", rows)

    @admin.display(description=_("管轄"))
    def area_names(self, office: Office) -> Text:
        return "、".join(office.area.order_by("code").values_list("name", flat=True))
