"""紹介 on the desk: from the officer's judgement to the sent proposal."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.models import Posting
from hellowork import clock
from hellowork.calendar import days
from hellowork.offices.roles import OfficePermission
from hellowork.text.normalise import number_line
from hellowork.text.templatetags.house_text import jdate
from hellowork.web.admin import Act, ActForm, Button, HouseModelAdmin, StateFilter, exactly, own_office
from hellowork.web.admin.acting import actor_of
from hellowork.web.components import Text, Tone
from referrals import calling, fitness
from referrals.actions import answering, proposing
from referrals.actions.locking import lock_around
from referrals.admin import forms
from referrals.choices import ReferralState
from referrals.lifecycle import REFERRAL
from referrals.models import Referral
from seekers.models import Seeker

_act = partial(Act, permission=OfficePermission.REFER)
# What a link from a person's or a posting's page narrows a list to.
ABOUT = (
    exactly("seeker", "seeker__number", gettext_lazy("求職番号")),
    exactly("posting", "posting__acceptance__number", gettext_lazy("求人番号")),
)
_TONES = {
    ReferralState.DRAFT: Tone.YELLOW,
    ReferralState.SENT: Tone.BLUE,
    ReferralState.ESTABLISHED: Tone.GREEN,
}


def about(request: HttpRequest, seeker: Seeker, posting: Posting) -> list[tuple[Text, Text, str]]:
    """The pages of a seeker, a posting and its establishment; none of a seeker whose record is not open here."""
    persons = Seeker.objects.for_actor(actor_of(request)).filter(pk=seeker.pk)
    establishment = posting.establishment
    person = [link_to(seeker, seeker.name)] if persons.exists() else []
    return [
        *person,
        link_to(posting, str(posting.shown_card)),
        link_to(establishment, establishment.name),
    ]


def link_to(obj: Model, name: Text) -> tuple[Text, Text, str]:
    """What it is, its name, and its page on the desk."""
    address = reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_change", args=[obj.pk])
    return (obj._meta.verbose_name or "", name, address)


def _page(referral: Referral) -> str:
    return reverse("admin:referrals_referral_change", args=[referral.pk])


@admin.register(Referral)
class ReferralAdmin(HouseModelAdmin):
    """紹介."""

    lifecycle = REFERRAL
    menu_order = 40
    ordering = ["-created_at", "pk"]
    list_display = ["title", "person", "state_tag", "last_day", "office", "created_at"]
    list_filter = [StateFilter, own_office("office"), *ABOUT]
    list_select_related = ["seeker", "card", "posting__establishment", "posting__card", "office"]
    object_select_related = [
        "seeker",
        "card",
        "posting__establishment",
        "posting__card",
        "posting__acceptance",
        "office",
        "call",
    ]
    search_help_text = gettext_lazy("求職番号または求人番号")
    searches = {
        "seeker__number__startswith": number_line,
        "posting__acceptance__number__startswith": number_line,
    }
    fieldsets = [
        (gettext_lazy("紹介"), {"fields": ["title", "person", "why", "last_day", "sent_at", "opened_at"]}),
        (gettext_lazy("電話確認"), {"fields": ["call", "no_call_reason"]}),
        (
            gettext_lazy("求職者の返事"),
            {"fields": ["decline_reason", "decline_note", "asked_again_at", "again_answered_at"]},
        ),
    ]
    starts = {
        "propose": _act(
            run=proposing.propose,
            form=forms.ProposeForm,
            label=gettext_lazy("求人を求職者に提案する"),
            done=gettext_lazy(
                "下書きを作りました。事業所に電話で確認してから、送信するか窓口で紹介してください。"
            ),
            then=_page,
            style="",
        )
    }
    acts = {
        "call": Act(
            run=proposing.call_employer,
            permission=OfficePermission.CALL,
            form=forms.ReferralCallForm,
            label=gettext_lazy("電話の結果を記録する"),
            when=lambda referral: referral.state == ReferralState.DRAFT,
            done=gettext_lazy("電話の結果を記録しました。"),
        ),
        "send": _act(
            run=proposing.send,
            form=forms.SendForm,
            blocked=lambda referral, actor: fitness.reason_against_sending(referral),
            style="",
            done=gettext_lazy("求職者のマイページへ送信しました。"),
        ),
        "refuse": _act(
            run=proposing.record_refusal,
            form=ActForm,
            note=gettext_lazy(
                "事業所から応募を受けられないと回答があった場合に記録します。求職者には知らせません。"
            ),
            done=gettext_lazy("紹介不可として記録しました。"),
        ),
        "propose_again": _act(
            run=proposing.propose_again,
            form=ActForm,
            label=gettext_lazy("もう一度提案する"),
            when=answering.may_ask_again,
            note=gettext_lazy("同じ求人の新しい下書きを作ります。事業所への電話確認は、もう一度必要です。"),
            done=gettext_lazy("新しい下書きを作りました。"),
            then=_page,
        ),
        "answer_again": _act(
            run=proposing.answer_again,
            form=ActForm,
            label=gettext_lazy("もう一度の希望に対応した"),
            when=lambda referral: referral.asked_again_at and not referral.again_answered_at,
            note=gettext_lazy("ご本人に連絡がついた場合に記録します。今日の仕事からなくなります。"),
            done=gettext_lazy("対応を記録しました。"),
        ),
        "extend": _act(
            run=proposing.extend_deadline,
            form=forms.ExtendForm,
            label=gettext_lazy("応募期限を延ばす"),
            when=lambda referral: referral.state == ReferralState.SENT,
            note=gettext_lazy("いまの期限より後の日にだけ変えられます。新しい期限を求職者に知らせます。"),
            done=gettext_lazy("応募期限を延ばしました。"),
        ),
        "withdraw": _act(
            run=proposing.withdraw,
            form=forms.WithdrawForm,
            style="danger outline",
            note=gettext_lazy("送信済みの場合は、取りやめたことを求職者に知らせます。理由は知らせません。"),
            done=gettext_lazy("取りやめました。"),
        ),
    }

    def lock(self, key: Any) -> Referral:
        return lock_around(key)

    def buttons(self, request: HttpRequest, obj: Any) -> list[Button]:
        """The call comes first until a draft could rest on something."""
        buttons = super().buttons(request, obj)
        if obj is None or obj.state != ReferralState.DRAFT or calling.is_founded(obj.posting, clock.now()):
            return buttons
        styles = {"call": "", "send": "outline"}
        return [replace(each, style=styles.get(each.name, each.style)) for each in buttons]

    def tone(self, referral: Referral) -> Tone:
        return _TONES.get(ReferralState(referral.state), Tone.GREY)

    def onward(self, request: HttpRequest, referral: Referral) -> list[tuple[Text, Text, str]]:
        return about(request, referral.seeker, referral.posting)

    def name_of(self, referral: Referral) -> Text:
        return _("%(title)s（%(name)sさん）") % {"title": referral.card.title, "name": referral.seeker.name}

    @admin.display(description=gettext_lazy("求人"))
    def title(self, referral: Referral) -> Text:
        return f"{referral.card.title}（{referral.posting.establishment.name}）"

    @admin.display(description=gettext_lazy("求職者"))
    def person(self, referral: Referral) -> Text:
        return format_html(
            '{}<span class="unbroken">（{}）</span>', referral.seeker.name, referral.seeker.number
        )

    @admin.display(description=gettext_lazy("応募期限"), ordering="deadline_at")
    def last_day(self, referral: Referral) -> Text:
        return jdate(days.last_day_before(referral.deadline_at)) if referral.deadline_at else ""
