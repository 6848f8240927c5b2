"""希望条件, as the seeker writes them on their own page and staff at the desk: one form, one reading."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.forms.fields import MOST_YEN
from hellowork.offices.reference.occupations import OccupationGroup, is_middle, large_of, occupations_in
from hellowork.text.fields import LongTextField, NumberField, TextField, YenField
from hellowork.text.widgets import FoldedTicks, short
from hellowork.web.forms import HouseForm
from seekers.choices import TICKED_WISH_CHOICES, WishKey, WorkingTimeWish
from seekers.fit.criteria import CRITERIA
from seekers.fit.wanted import wishes_from
from seekers.models.wishes import WISH_COLUMNS, Wishes
from seekers.wished_places import names_of, read_places, words_of

MOST_OCCUPATIONS = 3
MOST_PREFECTURES = 3
MOST_PLACES = 5
_PLACES = "wish_places"
_MUSTS = [(each.value, each.label) for each in WishKey]


def _occupations() -> list[tuple[str, list[tuple[str, str]]]]:
    """Of each large group all of it, then its middle groups."""
    whole = _("%(group)sのすべて")
    return [
        (str(group.label), [(group.value, whole % {"group": group.label}), *occupations_in(group)])
        for group in OccupationGroup
    ]


class WishesForm(HouseForm):
    """Everything may be left open. `wishes` is what the actions take."""

    wish_occupations = forms.MultipleChoiceField(
        label=gettext_lazy("希望する職種（3つまで）"),
        help_text=gettext_lazy("分類を開いて、くわしい職種か「すべて」を選んでください。"),
        choices=_occupations,
        required=False,
        widget=FoldedTicks,
    )
    wish_places = TextField(
        label=gettext_lazy("希望する勤務地（5つまで）"),
        help_text=gettext_lazy(
            "都道府県か市区町村を、「、」で区切って入力してください。例：千葉県、東京都足立区"
        ),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=short("l", autocomplete="off")),
    )
    wish_working_time = forms.ChoiceField(
        label=gettext_lazy("希望する働き方"),
        choices=WorkingTimeWish.choices,
        initial=WorkingTimeWish.EITHER,
        widget=forms.RadioSelect,
    )
    wish_monthly_yen = YenField(
        label=gettext_lazy("希望する賃金（月額）"), required=False, min_value=0, max_value=MOST_YEN
    )
    wish_hourly_yen = YenField(
        label=gettext_lazy("希望する賃金（時間額）"),
        help_text=gettext_lazy("パートの求人を、時間額で比べます。"),
        required=False,
        min_value=0,
        max_value=99_999,
    )
    wish_days_off = NumberField(
        label=gettext_lazy("希望する年間休日"),
        help_text=gettext_lazy("例：120"),
        unit="日以上",
        required=False,
        min_value=0,
        max_value=365,
    )
    wish_overtime_hours = NumberField(
        label=gettext_lazy("時間外労働の上限（1か月）"),
        help_text=gettext_lazy("時間外労働のない仕事を希望する場合は、0と入力してください。"),
        unit="時間まで",
        required=False,
        min_value=0,
        max_value=100,
    )
    wish_ticks = forms.MultipleChoiceField(
        label=gettext_lazy("あるとよいこと"),
        choices=TICKED_WISH_CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    wish_musts = forms.MultipleChoiceField(
        label=gettext_lazy("必ずの条件"),
        help_text=gettext_lazy(
            "選んだ条件に合わない求人は、「希望に合う求人」に出しません。選ばない条件は、並べる順番に使います。"
        ),
        choices=_MUSTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    wish_note = LongTextField(label=gettext_lazy("そのほかの希望"), max_length=300, required=False, rows=2)

    @staticmethod
    def filled_from(record: Wishes) -> dict[str, Any]:
        """What stands on a record, as the form shows it."""
        values = {name: getattr(record, name) for name in WISH_COLUMNS}
        values[_PLACES] = "、".join(
            names_of([*values.pop("wish_prefectures"), *values.pop("wish_municipalities")])
        )
        return values

    def clean_wish_occupations(self) -> list[str]:
        """Who wishes for all of a large group wishes for its middle groups, too."""
        ticked = self.cleaned_data["wish_occupations"]
        chosen = [code for code in ticked if not is_middle(code) or large_of(code) not in ticked]
        if len(chosen) > MOST_OCCUPATIONS:
            raise forms.ValidationError(_("希望する職種は、3つまで選んでください。"))
        return chosen

    def clean_wish_places(self) -> dict[str, list[str]]:
        typed = self.cleaned_data[_PLACES]
        found = read_places(typed)
        if len(words_of(typed)) > MOST_PLACES:
            raise forms.ValidationError(_("希望する勤務地は、5つまで入力してください。"))
        if found.unknown:
            raise forms.ValidationError(
                _("「%(words)s」という都道府県や市区町村は見つかりませんでした。例：東京都足立区")
                % {"words": "」「".join(found.unknown)}
            )
        if found.ambiguous:
            raise forms.ValidationError(
                _("「%(words)s」は、いくつかあります。都道府県から入力してください。例：東京都府中市")
                % {"words": "」「".join(found.ambiguous)}
            )
        if len(found.prefectures) > MOST_PREFECTURES:
            raise forms.ValidationError(
                _("都道府県の全体は、3つまで入力してください。市区町村は、あわせて5つまで入力できます。")
            )
        return {
            "wish_prefectures": sorted(found.prefectures),
            "wish_municipalities": sorted(found.municipalities),
        }

    def clean(self) -> dict[str, Any] | None:
        """A hard condition needs its answer: an empty one would keep nothing out and look as if it did."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        wishes = wishes_from(self.wishes)
        open_ = [
            each.key.label for each in CRITERIA if wishes.is_must(each.key) and not each.is_wished(wishes)
        ]
        if open_:
            sentence = _("必ずの条件にした「%(wishes)s」について、希望を入力するか、選択を外してください。")
            self.add_error("wish_musts", sentence % {"wishes": "」「".join(map(str, open_))})
        return cleaned

    @property
    def wishes(self) -> dict[str, Any]:
        """The columns of `Wishes`."""
        answers = {name: self.cleaned_data[name] for name in WISH_COLUMNS if name in self.cleaned_data}
        return answers | self.cleaned_data[_PLACES]
