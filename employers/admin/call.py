"""The call screen: what was said, in the order of speaking."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from employers.models import CallResult
from hellowork.text.fields import LongTextField, NumberField, PersonNameField
from hellowork.web.admin import ActForm


class CallForm(ActForm):
    """One call: who answered, whether applications are open, for how many, and what else was said."""

    answered_by = PersonNameField(
        label=_("応対された方"), required=False, help_text=_("不在のときは空欄にします。")
    )
    result = forms.ChoiceField(label=_("結果"), choices=CallResult.choices, widget=forms.RadioSelect)
    places_left = NumberField(
        label=_("受けられる人数"),
        unit=_("人"),
        min_value=1,
        max_value=99,
        required=False,
        help_text=_("応募可のとき。人数の指定がない場合は空欄にします。"),
    )
    note = LongTextField(
        label=_("確認した内容"),
        max_length=400,
        required=False,
        rows=3,
        help_text=_("選考方法、日時、持ち物、条件の変更など"),
    )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if answers.get("result") == CallResult.ACCEPTING and not answers.get("answered_by"):
            self.add_error("answered_by", _("応対された方のお名前を入力してください。"))
        return answers

    def values(self) -> dict[str, Any]:
        return self.cleaned_data | {"result": CallResult(self.cleaned_data["result"])}

    def summary(self) -> str:
        return str(CallResult(self.cleaned_data["result"]).label)
