"""What an officer is asked before an act on a seeker."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hellowork import clock
from hellowork.offices.models import Municipality
from hellowork.offices.reference.prefectures import DOMESTIC_CHOICES
from hellowork.text.fields import (
    DateBoxField,
    KanaField,
    LongTextField,
    PersonNameField,
    PhoneField,
    TextField,
)
from hellowork.text.normalise import number_line
from hellowork.web.admin import ActForm
from seekers.choices import ConsultationWay, OpeningReason
from seekers.forms.register import refuse_unlikely_birth
from seekers.forms.wishes import WishesForm
from seekers.models import Seeker


class SeekerRegisterForm(ActForm):
    """利用登録 at the window."""

    name = PersonNameField(label=_("氏名"))
    kana = KanaField(label=_("氏名（フリガナ）"), max_length=60)
    birth_date = DateBoxField(label=_("生年月日"))
    telephone = PhoneField(label=_("電話番号"))
    residence = TextField(label=_("お住まいの市区町村"), help_text=_("例：東京都目黒区"), max_length=40)
    street = TextField(label=_("町名・番地・建物"), max_length=160, required=False)
    career = LongTextField(label=_("職歴"), max_length=2000, required=False)

    def clean_birth_date(self) -> dt.date:
        return refuse_unlikely_birth(self.cleaned_data["birth_date"], clock.today())

    def clean_residence(self) -> Municipality:
        typed = self.cleaned_data["residence"].replace(" ", "")
        names = dict(DOMESTIC_CHOICES)
        prefecture = next((code for code, name in names.items() if typed.startswith(str(name))), "")
        rest = typed.removeprefix(str(names.get(prefecture, "")))
        found = Municipality.objects.filter(name=rest, **({"prefecture": prefecture} if prefecture else {}))
        if found.count() != 1:
            raise forms.ValidationError(_("都道府県から市区町村までを入力してください。例：東京都目黒区"))
        return found.get()

    def values(self) -> dict[str, Any]:
        answers = {name: value for name, value in self.cleaned_data.items() if name != "residence"}
        return {"profile": answers | {"municipality": self.cleaned_data["residence"]}}


class OpenOtherForm(ActForm):
    """Another office's seeker, by number, with the reason that is logged."""

    number = TextField(label=_("求職番号"), help_text=_("例：13910-00000001"), max_length=20)
    reason = forms.ChoiceField(label=_("理由"), choices=OpeningReason.choices, widget=forms.RadioSelect)

    def clean_number(self) -> Seeker:
        found = (
            Seeker.objects.findable_by(self.actor)
            .filter(number=number_line(self.cleaned_data["number"]))
            .first()
        )
        if found is None:
            raise forms.ValidationError(_("この求職番号の方は見つかりませんでした。番号をご確認ください。"))
        return found

    def values(self) -> dict[str, Any]:
        return {
            "seeker_id": self.cleaned_data["number"].pk,
            "reason": OpeningReason(self.cleaned_data["reason"]),
        }


class CloseForm(ActForm):
    """取消, with what the person said."""

    reason = TextField(
        label=_("取消の理由"), max_length=200, help_text=_("例：本人の申出（家庭の事情のため）")
    )


class ConsultationForm(WishesForm, ActForm):
    """職業相談 with the confirmed wishes."""

    way = forms.ChoiceField(label=_("方法"), choices=ConsultationWay.choices, widget=forms.RadioSelect)
    note = LongTextField(label=_("相談の内容"), max_length=2000, required=False)

    field_order = ("way", *WishesForm.base_fields, "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(self.filled_from(self.obj))

    def values(self) -> dict[str, Any]:
        return {
            "way": ConsultationWay(self.cleaned_data["way"]),
            "note": self.cleaned_data["note"],
            "wishes": self.wishes,
        }

    def summary(self) -> str:
        return str(ConsultationWay(self.cleaned_data["way"]).label)
