"""求職者 on the desk: the own office's, and those of other offices that were opened today with a reason."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hellowork.accounts.models import User
from hellowork.audit.models import AccessRecord
from hellowork.calendar import days
from hellowork.offices.roles import OfficePermission
from hellowork.text.dates import date_text
from hellowork.text.normalise import number_line, one_line, to_katakana
from hellowork.web.admin import Act, ActForm, HouseModelAdmin, StateFilter, address
from hellowork.web.admin.acting import actor_of
from hellowork.web.admin.address import AddressForm
from hellowork.web.components import Fact, Text, Tone
from seekers.actions import account, consultations, registration
from seekers.admin import forms
from seekers.choices import RegistrationState
from seekers.lifecycle import REGISTRATION
from seekers.models import Consultation, Seeker
from seekers.wished_places import names_of

_act = partial(Act, permission=OfficePermission.CONSULT)
READ = "seeker.read"
_TONES = {RegistrationState.VALID: Tone.GREEN, RegistrationState.LAPSED: Tone.YELLOW}


def _page(seeker: Seeker) -> str:
    return reverse("admin:seekers_seeker_change", args=[seeker.pk])


def _code_to_hand_over(code: str) -> Text:
    return _("ご案内のコードは %(code)s です。紙に書いてお渡しください。14日間、1回だけ使えます。") % {
        "code": code
    }


def _said(consultation: Consultation) -> str:
    """When a consultation was, and in which way."""
    return f"{date_text(days.day_of(consultation.at))} {consultation.get_way_display()}"


@admin.register(Seeker)
class SeekerAdmin(HouseModelAdmin):
    """求職者."""

    lifecycle = REGISTRATION
    menu_order = 30
    change_form_template = "desk/noted.html"
    ordering = ["kana", "pk"]
    list_display = ["name", "kana", "number", "registration", "state_tag", "valid_until"]
    list_filter = [StateFilter]
    list_select_related = ["office"]
    object_select_related = ["office", "municipality"]
    search_help_text = gettext_lazy("求職番号、氏名またはカナ")
    searches = {
        "number__startswith": number_line,
        "name__icontains": one_line,
        "kana__icontains": to_katakana,
    }
    fieldsets = [
        (
            gettext_lazy("登録"),
            {"fields": ["number", "registration", "registered_on", "valid_until", "office", "mypage"]},
        ),
        (
            gettext_lazy("希望条件"),
            {
                "fields": [
                    "wish_occupations",
                    "places_wished",
                    "wish_working_time",
                    "wish_monthly_yen",
                    "wish_hourly_yen",
                    "wish_days_off",
                    "wish_overtime_hours",
                    "wish_ticks",
                    "wish_musts",
                    "wish_note",
                    "last_consultation",
                ]
            },
        ),
        (
            gettext_lazy("本人"),
            {"fields": ["name", "kana", "birth_date", "telephone", "municipality", "street"]},
        ),
        (gettext_lazy("経験"), {"fields": ["career", "education", "licences", "strengths"]}),
    ]
    starts = {
        "register": _act(
            run=registration.register_at_office,
            form=forms.SeekerRegisterForm,
            label=gettext_lazy("求職者を登録する"),
            done=gettext_lazy("利用登録をしました。"),
            then=_page,
            style="",
        ),
        "open_other": _act(
            run=registration.open_record,
            form=forms.OpenOtherForm,
            label=gettext_lazy("ほかの安定所の方を開く"),
            note=gettext_lazy("理由は記録に残ります。開いた記録は、今日のうちご覧になれます。"),
            then=_page,
        ),
    }
    acts = {
        "consult": _act(
            run=consultations.record_consultation,
            form=forms.ConsultationForm,
            label=gettext_lazy("職業相談を記録する"),
            done=gettext_lazy("職業相談を記録しました。"),
            style="",
        ),
        "invite": _act(
            run=registration.invite,
            form=ActForm,
            label=gettext_lazy("マイページの案内を渡す"),
            when=lambda seeker: seeker.user_id is None,
            note=gettext_lazy("新しいコードを出すと、前のコードは使えなくなります。"),
            done=_code_to_hand_over,
            again=True,
        ),
        "change_address": _act(
            run=account.change_address,
            form=AddressForm,
            label=gettext_lazy("窓口でメールアドレスを変更"),
            when=lambda seeker: seeker.user_id is not None,
            note=address.NOTE,
            done=address.DONE,
        ),
        "confirm": _act(
            run=registration.confirm_registration,
            form=ActForm,
            label=gettext_lazy("登録内容を確認した（利用登録者にする）"),
            when=lambda seeker: not seeker.is_office_registered,
            done=gettext_lazy("利用登録者になりました。"),
        ),
        "extend": _act(
            run=registration.extend,
            form=ActForm,
            label=gettext_lazy("有効期間を1か月延ばす"),
            when=lambda seeker: seeker.is_valid,
            note=gettext_lazy(
                "有効期限の月に、相談などがあった方の有効期間を延ばします。職業相談を記録したときは、自動で延びます。"
            ),
            done=gettext_lazy("有効期間を1か月延ばしました。"),
        ),
        "close": _act(
            run=registration.close,
            form=forms.CloseForm,
            style="danger outline",
            note=gettext_lazy(
                "本人の申出により、求職登録を取り消します。応募前の紹介は取りやめになります。応募中のものは続きます。"
            ),
            done=gettext_lazy("求職登録を取り消しました。"),
        ),
        "renew": _act(run=registration.renew, form=ActForm, done=gettext_lazy("有効期間を延ばしました。")),
    }

    def lock(self, key: Any) -> Seeker:
        """The account first: another mail address changes it (ADR 0008)."""
        own = Seeker.objects.filter(pk=key).values("user")
        list(User.objects.select_for_update(no_key=True).filter(pk__in=own).values_list("pk", flat=True))
        return super().lock(key)

    def tone(self, seeker: Seeker) -> Tone:
        return _TONES.get(RegistrationState(seeker.state), Tone.GREY)

    @admin.display(description=gettext_lazy("マイページ"))
    def mypage(self, seeker: Seeker) -> Text:
        return _("使っています") if seeker.user_id else _("まだ使っていません")

    @admin.display(description=gettext_lazy("希望する勤務地"))
    def places_wished(self, seeker: Seeker) -> Text:
        return "、".join(names_of([*seeker.wish_prefectures, *seeker.wish_municipalities]))

    @admin.display(description=gettext_lazy("最近の職業相談"))
    def last_consultation(self, seeker: Seeker) -> Text:
        """When these wishes were last talked about."""
        last = seeker.consultations.order_by("-at", "-pk").first()
        return _said(last) if last else ""

    def more(self, request: HttpRequest, seeker: Seeker) -> dict[str, Any]:
        """Every look at a person's record is written down; the newest consultations stand below it."""
        AccessRecord.objects.note(kind=READ, object_id=seeker.pk, by=actor_of(request))
        newest = seeker.consultations.select_related("office").order_by("-at", "-pk")[:5]
        return {
            "notes_title": _("職業相談"),
            "notes": [
                Fact(
                    name=_said(each),
                    value=each.note or _("記入なし"),
                )
                for each in newest
            ],
        }
