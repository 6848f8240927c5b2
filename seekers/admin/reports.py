"""求人票と違うとの申出 on the desk of the accepting office."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hellowork.offices.roles import OfficePermission
from hellowork.text.fields import LongTextField
from hellowork.text.normalise import number_line
from hellowork.web.admin import Act, ActForm, HouseModelAdmin
from hellowork.web.components import Text
from seekers.actions import reports
from seekers.models import CardReport


class HandleForm(ActForm):
    """対応済み, with what was found and done."""

    note = LongTextField(
        label=_("対応の内容"),
        max_length=1000,
        help_text=_("事業所に確認したこと、求人票の変更、紹介の保留などを書いてください。"),
    )


@admin.register(CardReport)
class CardReportAdmin(HouseModelAdmin):
    """求人票と違うとの申出."""

    ordering = ["-made_at", "pk"]
    list_display = ["about", "number", "differences", "made_at", "handled_at"]
    list_select_related = ["card", "posting__establishment", "posting__acceptance"]
    object_select_related = ["seeker", "card", "posting__establishment", "posting__acceptance", "handled_by"]
    search_help_text = gettext_lazy("求人番号")
    searches = {"posting__acceptance__number__startswith": number_line}
    fieldsets = [
        (gettext_lazy("申出"), {"fields": ["differences", "text", "made_at", "made_by"]}),
        (gettext_lazy("対応"), {"fields": ["handled_at", "note"]}),
    ]
    acts = {
        "handle": Act(
            run=reports.handle_report,
            permission=OfficePermission.ACCEPT,
            form=HandleForm,
            label=gettext_lazy("対応済みにする"),
            when=lambda report: report.handled_at is None,
            note=gettext_lazy(
                "申出をした方のお名前は、事業所に伝えないでください。紹介の保留は、求人の画面で行います。"
                "申出をした方のマイページには、確認を終えたことだけをお知らせします（対応の内容は伝えません）。"
            ),
            done=gettext_lazy("対応済みにしました。"),
            style="",
        )
    }
    id_argument = "report_id"

    def name_of(self, obj: CardReport) -> Text:
        return self.about(obj)

    @admin.display(description=gettext_lazy("求人"))
    def about(self, report: CardReport) -> Text:
        words = _("%(title)s（%(establishment)s）")
        return words % {"title": report.card, "establishment": report.posting.establishment.name}

    @admin.display(description=gettext_lazy("求人番号"))
    def number(self, report: CardReport) -> Text:
        return report.posting.standing.number

    @admin.display(description=gettext_lazy("申出をした方"))
    def made_by(self, report: CardReport) -> Text:
        return _("%(name)s（求職番号 %(number)s）") % {
            "name": report.seeker.name,
            "number": report.seeker.number,
        }

    def onward(self, request: HttpRequest, obj: Any) -> list[tuple[Text, Text, str]]:
        """The posting, where it can be put on hold, and its establishment."""
        posting = obj.posting
        return [
            (
                _("求人"),
                posting.standing.number,
                reverse("admin:employers_posting_change", args=[posting.pk]),
            ),
            (
                _("事業所"),
                posting.establishment.name,
                reverse("admin:employers_establishment_change", args=[posting.establishment_id]),
            ),
        ]
