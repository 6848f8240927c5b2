"""応募 on the desk: where it stands, and what staff write down for the parties."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.actions import interviews, outcomes, selecting
from applications.actions.locking import lock_with_seeker
from applications.admin import forms
from applications.admin.papers import PrintingAdmin
from applications.choices import LIVE_STATES, ApplicationState
from applications.lifecycle import APPLICATION
from applications.models import Application
from applications.models.application import READ
from applications.presentation import appointment_text, slots_text, tone
from hellowork import clock
from hellowork.audit.models import AccessRecord
from hellowork.offices.roles import OfficePermission
from hellowork.text.dates import datetime_text
from hellowork.text.normalise import number_line
from hellowork.web.admin import Act, ActForm, StateFilter
from hellowork.web.admin.acting import actor_of
from hellowork.web.components import Fact, Text, Tone
from referrals.admin.referrals import ABOUT, about, link_to

_correct = partial(Act, permission=OfficePermission.CORRECT)
_DECIDED = (ApplicationState.HIRED, ApplicationState.NOT_HIRED)


@admin.register(Application)
class ApplicationAdmin(PrintingAdmin):
    """応募."""

    lifecycle = APPLICATION
    menu_order = 50
    change_form_template = "applications/desk.html"
    ordering = ["-applied_at", "pk"]
    list_display = ["title", "name", "method", "state_tag", "applied_at"]
    list_filter = [StateFilter, "method", *ABOUT]
    list_select_related = ["card", "posting__establishment"]
    object_select_related = [
        "card__municipality",
        "posting__establishment__municipality",
        "posting__acceptance__office",
        "posting__card",
        "letter__file",
        "referral",
        "seeker",
    ]
    search_help_text = gettext_lazy("求職番号、求人番号または紹介番号")
    searches = {
        "seeker__number__startswith": number_line,
        "posting__acceptance__number__startswith": number_line,
        "letter__number__startswith": number_line,
    }
    fieldsets = [
        (
            gettext_lazy("応募"),
            {
                "fields": [
                    "title",
                    "name",
                    "method",
                    "letter",
                    "applied_at",
                    "opened_at",
                    "interview",
                    "slots",
                    "conditions_confirmed",
                ]
            },
        ),
    ]
    acts = {
        "interview": Act(
            run=interviews.arrange_interview,
            permission=OfficePermission.REFER,
            form=forms.ArrangeForm,
            label=gettext_lazy("面接の予定を記録する"),
            when=lambda application: application.state in LIVE_STATES,
            note=gettext_lazy("事業所と応募された方との間で決まった予定を記録し、両方にお知らせします。"),
            done=gettext_lazy("面接の予定を記録しました。"),
        ),
        "cancel_interview": Act(
            run=interviews.cancel_interview,
            permission=OfficePermission.REFER,
            form=ActForm,
            label=gettext_lazy("面接の予定を取り消す"),
            when=lambda application: application.state in LIVE_STATES and application.interview_at,
            style="danger outline",
            done=gettext_lazy("面接の予定を取り消しました。"),
        ),
        "record": Act(
            run=outcomes.record_outcome,
            permission=OfficePermission.REFER,
            form=forms.RecordForm,
            label=gettext_lazy("選考結果を登録する"),
            when=lambda application: application.state in LIVE_STATES,
            done=gettext_lazy("選考結果を登録しました。"),
        ),
        "correct": _correct(
            run=outcomes.correct_outcome,
            form=forms.CorrectForm,
            label=gettext_lazy("選考結果を訂正する"),
            when=lambda application: application.state in _DECIDED,
            note=gettext_lazy(
                "訂正すると、応募された方に新しい結果をお知らせします。前の結果は記録に残ります。"
            ),
            done=gettext_lazy("選考結果を訂正しました。"),
        ),
        "decline_hire": Act(
            run=outcomes.decline_hire,
            permission=OfficePermission.CONSULT,
            form=ActForm,
            done=gettext_lazy("採用の辞退を記録しました。"),
        ),
        "cancel_hire": _correct(
            run=outcomes.cancel_hire,
            form=forms.ReasonForm,
            style="danger outline",
            done=gettext_lazy("採用の取消を記録しました。"),
        ),
        "withdraw": Act(
            run=selecting.withdraw_application,
            permission=OfficePermission.CONSULT,
            form=forms.ReasonForm,
            label=gettext_lazy("応募の辞退を記録する"),
            style="danger outline",
            note=gettext_lazy("応募された方の申出により記録します。会社にお知らせします。"),
            done=gettext_lazy("応募の辞退を記録しました。"),
        ),
    }

    def lock(self, key: Any) -> Application:
        return lock_with_seeker(key)

    def tone(self, application: Application) -> Tone:
        return tone(application.state)

    def onward(self, request: HttpRequest, application: Application) -> list[tuple[Text, Text, str]]:
        """The referral too, if one led here."""
        pages = about(request, application.seeker, application.posting)
        referral = application.referral
        return [*pages, link_to(referral, referral.get_state_display())] if referral else pages

    def name_of(self, application: Application) -> Text:
        return _("%(title)s（%(name)sさん）") % {"title": application.card.title, "name": application.name}

    @admin.display(description=gettext_lazy("求人"))
    def title(self, application: Application) -> Text:
        return f"{application.card.title}（{application.posting.establishment.name}）"

    @admin.display(description=gettext_lazy("面接の予定"))
    def interview(self, application: Application) -> Text:
        newest = application.interviews.newest() if application.interview_at else None
        return appointment_text(newest.at, newest.place, newest.belongings) if newest else ""

    @admin.display(description=gettext_lazy("面接の候補日"))
    def slots(self, application: Application) -> Text:
        return slots_text(application, clock.now())

    def more(self, request: HttpRequest, application: Application) -> dict[str, Any]:
        """Every look is written down; every version of the result is shown."""
        AccessRecord.objects.note(kind=READ, object_id=application.pk, by=actor_of(request))
        versions = application.outcomes.order_by("-version")
        return {
            "notes_title": _("登録された選考結果"),
            "notes": [
                Fact(
                    name=f"{each.get_result_display()}（{datetime_text(each.recorded_at)}）",
                    value=each.correction or each.get_told_display(),
                )
                for each in versions
            ],
        }
