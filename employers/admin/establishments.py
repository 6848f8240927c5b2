"""事業所 on the desk."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from employers.actions import account
from employers.models import Establishment, Member, Posting
from hellowork.offices.roles import OfficePermission
from hellowork.text.normalise import number_line, one_line, to_katakana
from hellowork.text.templatetags.house_text import jtime_range
from hellowork.web.admin import Act, HouseModelAdmin, address, own_office
from hellowork.web.admin.acting import actor_of
from hellowork.web.admin.address import AddressForm
from hellowork.web.components import Text
from hellowork.web.forms import CHOOSE

_NEWEST = 10


def _members(establishment: Establishment) -> QuerySet[Member]:
    return Member.objects.active().filter(establishment=establishment).order_by("id")


class MemberAddressForm(AddressForm):
    """The same, for one of the members."""

    field_order = ["member"]
    member = forms.ModelChoiceField(
        label=_("マイページの利用者"), queryset=Member.objects.none(), empty_label=CHOOSE
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = _members(self.obj)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        answers = super().values()
        return answers | {"member_id": answers.pop("member").pk}

    def summary(self) -> str:
        return f"{self.cleaned_data['member']} {super().summary()}"


@admin.register(Establishment)
class EstablishmentAdmin(HouseModelAdmin):
    """事業所: its members change it in their MyPage; staff only help a member who gets no mail any more."""

    menu_order = 20
    change_form_template = "desk/establishment.html"
    ordering = ["-pk"]
    list_display = ["name", "kana", "number", "corporate_number", "telephone", "office"]
    list_filter = [own_office("office")]
    list_select_related = ["office"]
    object_select_related = ["office", "municipality"]
    search_help_text = _("事業所番号、法人番号、名称またはカナ")
    searches = {
        "number__startswith": number_line,
        "corporate_number": number_line,
        "name__icontains": one_line,
        "kana__icontains": to_katakana,
    }
    fieldsets = [
        (
            _("事業所"),
            {
                "fields": [
                    "number",
                    "name",
                    "kana",
                    "is_sole_proprietor",
                    "corporate_number",
                    "representative",
                ]
            },
        ),
        (
            _("所在地・連絡先"),
            {"fields": ["address", "telephone", "fax", "homepage", "telephone_hours", "office"]},
        ),
        (
            _("事業の内容"),
            {
                "fields": [
                    "industry",
                    "business",
                    "features",
                    "employees_company",
                    "employees_here",
                    "employees_women",
                    "employees_part_time",
                    "founded_year",
                    "capital_yen",
                    "has_labour_union",
                ]
            },
        ),
    ]

    acts = {
        "change_address": Act(
            run=account.change_address,
            permission=OfficePermission.ACCEPT,
            form=MemberAddressForm,
            label=_("利用者のメールアドレスを窓口で変更"),
            when=lambda establishment: _members(establishment).exists(),
            note=address.NOTE,
            done=address.DONE,
        )
    }

    def lock(self, key: Any) -> Establishment:
        """The one act changes the account of a member and nothing here: what it locks is its own affair."""
        return Establishment.objects.get(pk=key)

    @admin.display(description=_("代表者"))
    def representative(self, establishment: Establishment) -> Text:
        return f"{establishment.representative_title} {establishment.representative_name}".strip()

    @admin.display(description=_("所在地"))
    def address(self, establishment: Establishment) -> Text:
        code = establishment.postal_code
        return f"〒{code[:3]}-{code[3:]} {establishment.full_address}"

    @admin.display(description=_("電話を受けられる時間"))
    def telephone_hours(self, establishment: Establishment) -> Text:
        return jtime_range(establishment.telephone_from, establishment.telephone_until)

    def more(self, request: HttpRequest, establishment: Establishment) -> dict[str, Any]:
        """Who works for it, and its newest postings."""
        postings = Posting.objects.for_actor(actor_of(request)).filter(establishment=establishment)
        return {
            "members": Member.objects.filter(establishment=establishment)
            .select_related("user")
            .order_by("id"),
            "postings": postings.select_related("card", "draft_card", "acceptance").order_by("-pk")[:_NEWEST],
        }
