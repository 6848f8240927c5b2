"""What an officer is asked before an act on a posting."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers import gate
from employers.actions.acceptance import RemarkText
from employers.choices import RefusalGround
from employers.findings import find
from employers.models import JobCard, Remark
from employers.presentation import label_of, value_text
from employers.sections import SECTIONS
from hellowork import clock
from hellowork.calendar import days
from hellowork.text.dates import date_text
from hellowork.text.fields import DateBoxField, LongTextField
from hellowork.web.admin import ActForm
from hellowork.web.components import Fact

_HERE, _AT_CLIENT = "here", "at_client"


class AcceptForm(ActForm):
    """受理: where the work is performed, and an earlier 紹介期限日 if one is wanted."""

    is_performed_at_client = forms.ChoiceField(
        label=gettext_lazy("就業先の確認"),
        help_text=gettext_lazy(
            "派遣・請負などで、発注者等の事業所で働く求人は、オンライン自主応募の対象になりません。"
        ),
        choices=[
            (_HERE, gettext_lazy("求人者の事業所で働く")),
            (_AT_CLIENT, gettext_lazy("発注者・派遣先などの事業所で働く")),
        ],
        widget=forms.RadioSelect,
    )
    refer_until = DateBoxField(label=gettext_lazy("紹介期限日を早める場合の日付"), required=False)

    def facts(self) -> Sequence[Fact]:
        card, today = self.obj.draft_card, clock.today()
        return [
            Fact(name=_("職種"), value=card.title),
            Fact(name=_("事業所"), value=self.obj.establishment.name),
            Fact(name=_("公開範囲"), value=value_text(card, "publication_level")),
            Fact(
                name=_("自己申告（職業安定法第5条の6）"),
                value=_declared(card),
            ),
            Fact(name=_("オンライン自主応募"), value=self._self_application()),
            Fact(name=_("受付年月日"), value=date_text(today)),
            Fact(
                name=_("紹介期限日"),
                value=_("%(day)s（翌々月末）") % {"day": date_text(days.end_of_second_month_after(today))},
            ),
        ]

    def _self_application(self) -> str:
        card = self.obj.draft_card
        if not card.wants_self_application:
            return _("希望しない")
        reasons = "、".join(str(reason.words) for reason in gate.reasons_against(card))
        return _("希望する（受け付けられません：%(why)s）") % {"why": reasons} if reasons else _("希望する")

    def values(self) -> dict[str, Any]:
        at_client = self.cleaned_data["is_performed_at_client"] == _AT_CLIENT
        return {"is_performed_at_client": at_client, "refer_until": self.cleaned_data["refer_until"]}


def _declared(card: JobCard) -> str:
    if card.declared_at is None:
        return _("なし（紙の申込みなど）")
    return _(
        "あり：事業所とこの求人が、求人を受理できない場合（一号から六号）のいずれにも当たらない（%(day)s）"
    ) % {"day": date_text(days.day_of(card.declared_at))}


class RemarksForm(ActForm):
    """修正のお願い: remarks on fields. What the machine found is proposed; a row without text is left out."""

    _SPARE_ROWS = 4
    shows_marks = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._proposed = [finding for finding in find(self.obj.draft_card, clock.today()) if finding.blocks]
        for number in range(len(self._proposed) + self._SPARE_ROWS):
            found = self._proposed[number] if number < len(self._proposed) else None
            self._add_row(
                number, field=found.field if found else "", text=str(found.message) if found else ""
            )

    def _add_row(self, number: int, *, field: str, text: str) -> None:
        self.fields[f"field_{number}"] = forms.ChoiceField(
            label=_("欄"), required=False, choices=_columns(), initial=field
        )
        self.fields[f"text_{number}"] = LongTextField(
            label=_("お願いの内容"),
            required=False,
            initial=text,
            rows=2,
            max_length=Remark._meta.get_field("text").max_length,
        )

    @property
    def rows(self) -> Iterator[tuple[int, BoundField, BoundField]]:
        """Number, choice of the field, and text of each row."""
        for number in range(len(self.fields) // 2):
            yield number + 1, self[f"field_{number}"], self[f"text_{number}"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in range(len(self._proposed), len(self.fields) // 2):
            if (
                cleaned.get(f"field_{number}")
                and not cleaned.get(f"text_{number}")
                and f"text_{number}" not in self.errors
            ):
                self.add_error(f"text_{number}", _("お願いの内容を入力してください。"))
        return cleaned

    def values(self) -> dict[str, Any]:
        pairs = (
            (self.cleaned_data[f"field_{n}"], self.cleaned_data[f"text_{n}"])
            for n in range(len(self.fields) // 2)
        )
        return {"remarks": [RemarkText(field, text) for field, text in pairs if text]}


def _columns() -> list[tuple[Any, Any]]:
    """The columns of the card by section, as the choices of a select."""
    return [("", _("求人票全体"))] + [
        (section.title, [(name, label_of(name)) for name in section.fields]) for section in SECTIONS
    ]


class VisitForm(ActForm):
    """来所のお願い: shows the day before it is confirmed."""

    def facts(self) -> Sequence[Fact]:
        today = clock.today()
        return [
            Fact(name=_("来所の期限"), value=date_text(days.visit_deadline(today))),
            Fact(name=_("数え方"), value=_("今日から14日目（閉庁日の場合は、その前の開庁日）")),
        ]


class RefuseForm(ActForm):
    """不受理: the ground in 職業安定法5条の6第1項 and the explanation that the employer reads."""

    ground = forms.ChoiceField(
        label=gettext_lazy("不受理の根拠（職業安定法第5条の6第1項）"),
        choices=RefusalGround,
        widget=forms.RadioSelect,
    )
    explanation = LongTextField(
        label=gettext_lazy("説明"), help_text=gettext_lazy("事業所にそのまま伝わります。"), max_length=400
    )

    def values(self) -> dict[str, Any]:
        return {
            "ground": RefusalGround(self.cleaned_data["ground"]),
            "explanation": self.cleaned_data["explanation"],
        }


class HoldForm(ActForm):
    """紹介保留, with its reason."""

    reason = LongTextField(
        label=gettext_lazy("保留の理由"),
        help_text=gettext_lazy("経過に記録され、事業所も見ることができます。"),
        max_length=200,
        rows=3,
    )
