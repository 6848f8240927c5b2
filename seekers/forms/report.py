"""Telling the office that a job card differs from the facts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hellowork.text.fields import LongTextField
from hellowork.web.forms import HouseForm
from seekers.choices import CardDifference


class CardReportForm(HouseForm):
    """What differs, by ticks and in words."""

    conditional = ("text",)
    differences = forms.MultipleChoiceField(
        label=_("実際と違うところ（いくつでも）"),
        choices=CardDifference.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("実際と違うところを選んでください。")},
    )
    text = LongTextField(
        label=_("くわしい内容"),
        max_length=1000,
        required=False,
        rows=5,
        help_text=_(
            "いつ、どこで知ったか、求人票とどう違うかを書いてください。「そのほか」の場合は必ず入力してください。"
        ),
    )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if CardDifference.OTHER in answers.get("differences", ()) and not answers.get("text"):
            self.add_error("text", _("「そのほか」の内容を入力してください。"))
        return answers
