"""When and where the interview is."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.actions.interviews import Appointment
from applications.choices import AGREED_BY_WORD, Agreed
from hellowork.clock import TOKYO
from hellowork.text.fields import DateBoxField, TextField, TimeOfDayField
from hellowork.web.forms import HouseForm


class InterviewForm(HouseForm):
    """`appointment` is what the actions take; a form whose subclass makes the fields optional may have none."""

    day = DateBoxField(label=_("面接の日"))
    time = TimeOfDayField(label=_("面接の時刻"), help_text=_("例：14時、午後2時30分"))
    place = TextField(label=_("面接の場所"), max_length=120, help_text=_("例：本社2階 会議室"))
    belongings = TextField(
        label=_("持ち物"), max_length=120, required=False, help_text=_("例：履歴書、筆記用具")
    )
    agreed_by = forms.ChoiceField(
        label=_("決めた方法"),
        choices=[(each.value, each.label) for each in AGREED_BY_WORD],
        widget=forms.RadioSelect,
        initial=Agreed.TELEPHONE,
    )

    @property
    def appointment(self) -> Appointment | None:
        answers = self.cleaned_data
        if not answers["day"]:
            return None
        return Appointment(
            at=dt.datetime.combine(answers["day"], answers["time"], tzinfo=TOKYO),
            place=answers["place"],
            belongings=answers["belongings"],
            agreed_by=Agreed(answers["agreed_by"]),
        )


class InterviewIfKnownForm(InterviewForm):
    """The same where it may not be arranged yet: all of it or nothing."""

    _TOGETHER = ("day", "time", "place")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["agreed_by"]
        for name in self._TOGETHER:
            self.fields[name].required = False
        self.fields["day"].help_text = _("電話で決まっている場合に入力してください。紹介状に載ります。")

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if any(answers.get(name) for name in (*self._TOGETHER, "belongings")):
            for name in self._TOGETHER:
                if not answers.get(name) and name not in self.errors:
                    sentence = _("%(label)sも入力してください。") % {"label": self.fields[name].label}
                    self.add_error(name, sentence)
        return answers | {"agreed_by": Agreed.TELEPHONE}
