"""The result of a selection: at most three questions."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.actions.outcomes import Decision
from applications.choices import NotHiredReason, Result, Told
from hellowork.text.dates import date_text
from hellowork.text.fields import DateBoxField, LongTextField
from hellowork.web.components import Fact
from hellowork.web.forms import HouseForm

_SAME = [("same", _("同じ")), ("differs", _("違う"))]
NO_TEXT = _("このたびは、ご希望に沿えない結果となりました。ご応募いただきありがとうございました。")


class OutcomeForm(HouseForm):
    """`decision` is what the action takes."""

    conditional = ("starts_on", "conditions", "difference", "disclosed", "message")

    result = forms.ChoiceField(label=_("選考結果"), choices=Result.choices, widget=forms.RadioSelect)
    told = forms.ChoiceField(
        label=_("本人への連絡"), choices=Told.choices, widget=forms.RadioSelect, initial=Told.MYPAGE
    )
    starts_on = DateBoxField(
        label=_("雇入（予定）日"), required=False, help_text=_("採用の場合に入力してください。")
    )
    conditions = forms.ChoiceField(
        label=_("採用の条件は求人票と同じですか"),
        choices=_SAME,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("採用の場合に選んでください。"),
    )
    difference = LongTextField(
        label=_("違う点"),
        max_length=300,
        required=False,
        help_text=_("条件が求人票と違う場合に入力してください。"),
    )
    disclosed = forms.BooleanField(
        label=_("違う点を本人に明示しました"),
        required=False,
        help_text=_("条件が求人票と違う場合に、ご確認ください。"),
    )
    reason = forms.ChoiceField(
        label=_("不採用の理由"),
        choices=[("", _("選んでください")), *NotHiredReason.choices],
        required=False,
        help_text=_("ハローワークだけが見ます。"),
    )
    message = LongTextField(
        label=_("本人への文面"),
        max_length=1000,
        required=False,
        initial=NO_TEXT,
        help_text=_("不採用の場合に、このまま本人が読みます。"),
    )

    def without_mypage(self) -> None:
        """The applicant reads no MyPage: they are told by telephone, and only the office is told here."""
        told = cast("forms.ChoiceField", self.fields["told"])
        told.choices = [(Told.TELEPHONE, Told.TELEPHONE.label)]
        told.help_text = _("マイページを使っていない方です。電話等で連絡してから登録してください。")
        self.initial["told"] = Told.TELEPHONE

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if answers.get("result") == Result.HIRED:
            self._need(answers, "starts_on", _("雇入（予定）日を入力してください。"))
            self._need(answers, "conditions", _("採用の条件が求人票と同じかどうかを選んでください。"))
            if answers.get("conditions") == "differs":
                self._need(answers, "difference", _("求人票と違う点を入力してください。"))
                self._need(answers, "disclosed", _("違う点を本人に明示したことをご確認ください。"))
        elif answers.get("told") == Told.MYPAGE:
            self._need(answers, "message", _("本人への文面を入力してください。"))
        return answers

    def _need(self, answers: dict[str, Any], name: str, sentence: Any) -> None:
        if name not in self.errors and not answers.get(name):
            self.add_error(name, sentence)

    @property
    def decision(self) -> Decision:
        answers = self.cleaned_data
        if answers["result"] == Result.NOT_HIRED:
            return Decision(
                result=Result.NOT_HIRED,
                told=Told(answers["told"]),
                reason=answers["reason"],
                message=answers["message"],
            )
        differs = answers["conditions"] == "differs"
        return Decision(
            result=Result.HIRED,
            told=Told(answers["told"]),
            starts_on=answers["starts_on"],
            differs_from_card=differs,
            difference=answers["difference"] if differs else "",
            difference_disclosed=answers["disclosed"] if differs else None,
        )

    @property
    def facts(self) -> list[Fact]:
        """The decision once more, before it is sent; only what belongs to it."""
        decision = self.decision
        hire = ("starts_on", "conditions", "difference", "disclosed")
        shown = hire if decision.result == Result.HIRED else ("reason", "message")
        names = ["result", "told", *(name for name in shown if self.cleaned_data[name])]
        if decision.told == Told.TELEPHONE and "message" in names:
            names.remove("message")
        return [Fact(name=self.fields[name].label or "", value=self._words(name)) for name in names]

    def _words(self, name: str) -> Any:
        value, field = self.cleaned_data[name], self.fields[name]
        if isinstance(field, forms.ChoiceField):
            return dict(cast("list[tuple[str, Any]]", field.choices))[value]
        if isinstance(field, DateBoxField):
            return date_text(value)
        return _("はい") if value is True else value


class AfterHireForm(HouseForm):
    """What became of a hire that does not begin."""

    _CANCELLED = "cancelled"

    what = forms.ChoiceField(
        label=_("登録する内容"),
        choices=[("declined", _("本人が採用を辞退した")), (_CANCELLED, _("採用を取り消す"))],
        widget=forms.RadioSelect,
    )
    reason = LongTextField(
        label=_("取り消す理由"),
        max_length=300,
        required=False,
        rows=3,
        help_text=_("採用を取り消す場合に入力してください。ハローワークが確認します。"),
    )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if self.is_cancelled and "reason" not in self.errors and not answers.get("reason"):
            self.add_error("reason", _("採用を取り消す理由を入力してください。"))
        return answers

    @property
    def is_cancelled(self) -> bool:
        return self.cleaned_data.get("what") == self._CANCELLED
