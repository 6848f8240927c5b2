"""The form field of each column of a job card: any spelling is read, any section may be saved with gaps."""

from typing import Any, cast

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from employers.forms.address import MunicipalityField, postal_code_field, street_field
from employers.gate import NOTICE_TO_EMPLOYER
from employers.models.job_card import REQUIRED_CHOICES, REQUIRED_TEXTS, REQUIRED_VALUES
from employers.presentation import UNITS, YEN_FIELDS, column_of, label_of, yes_no
from hellowork.text.fields import LongTextField, NumberField, PhoneField, YenField
from hellowork.web.forms import CHOOSE, house_formfield

REQUIRED = frozenset((*REQUIRED_TEXTS, *REQUIRED_CHOICES, *REQUIRED_VALUES))
MOST_RADIOS = 6
MOST_YEN = 99_999_999
MOST_IN_ONE_LINE = 120
_SHORT_TEXT = 30

# The least and the most that can be meant; beyond lies a slip of the keyboard.
_RANGES = {
    "age_from": (15, 99),
    "age_until": (15, 99),
    "station_minutes": (0, 120),
    "fixed_overtime_hours": (1, 100),
    "break_minutes": (0, 600),
    "overtime_hours": (0, 100),
    "days_a_week": (1, 7),
    "days_off_a_year": (0, 365),
    "paid_leave_days": (0, 40),
    "retirement_age": (15, 99),
    "employed_until_age": (15, 99),
    "openings": (1, 999),
    "result_within_days": (0, 90),
}

_HELP = {
    "working_time": _("同じ会社の正社員と所定労働時間が同じ場合はフルタイム、短い場合はパートです。"),
    "employment_form_name": _("「正社員以外」の場合に入力してください（例：契約社員）。"),
    "becomes_regular": _("正社員以外で採用した方が、正社員になることができる制度です。"),
    "with_trial_employment": _(
        "原則3か月の試行のあと、期間の定めのない雇用に移る制度です。はじめての場合は来所をお願いすることがあります。"
    ),
    "contract_work": _("派遣先や発注者など、ほかの事業所で働く場合も選んでください。"),
    "dispatch_licence": _("派遣の場合に入力してください。"),
    "publication_level": _("求人票をどこまで公開するかを選んでください。あとから変えることもできます。"),
    "title": _("何をする仕事かが一目でわかるように書いてください（例：介護職（デイサービス））。"),
    "occupation_middle": _("選ぶと、職種を細かくしぼって探す方にも見つかります。"),
    "description": _("毎日の仕事、扱うもの、量、いっしょに働く人数などを書いてください。"),
    "duties_change": _(
        "将来、仕事が変わる可能性がある場合はその範囲を、ない場合は「変更なし」と書いてください。"
    ),
    "term_text": _("例：6か月、2027年3月31日まで"),
    "renewal_criteria": _("例：勤務成績、業務量により判断する"),
    "renewal_limit": _("例：通算5年、更新4回まで、上限なし"),
    "trial_text": _("試用期間がある場合に入力してください（例：3か月）。"),
    "trial_same_conditions": _("試用期間がある場合に選んでください。"),
    "trial_conditions": _("労働条件が異なる場合に入力してください（例：時給1,300円）。"),
    "workplace_is_named": _("就業先の名称と所在地を、求職者に知らせることができますか。"),
    "workplace_name": _("事業所の名称と異なる場合に入力してください。"),
    "access": _("例：JR総武線 市ケ谷駅から徒歩5分"),
    "station_minutes": _("最寄り駅から歩いて通える場合に、およその時間を入力してください。"),
    "workplace_change": _("転勤の可能性がある場合はその範囲を、ない場合は「転勤なし」と書いてください。"),
    "smoking_note": _("例：屋外に喫煙場所あり"),
    "age_from": _("年齢を制限する場合に入力してください。"),
    "age_until": _("この年齢の方も応募できます（定年が60歳の場合は59歳以下）。"),
    "age_reason": _("年齢を制限する場合に選んでください。"),
    "welcomes_uij": _("大都市や地元の外から移り住んで働きたい方を歓迎する場合に選んでください。"),
    "licences": _("普通自動車運転免許のほかに必要な免許・資格を書いてください（例：介護福祉士）。"),
    "driving_licence": _("仕事で車を運転する場合に選んでください。"),
    "experience_text": _("「必須」「あれば尚可」の場合に入力してください。"),
    "base_min": _("賃金形態に合わせて、月額・日額・時間額・年額で入力してください。"),
    "fixed_overtime_min": _("固定残業代がある場合に入力してください。"),
    "fixed_overtime_excess_is_paid": _("固定残業代の時間を超えて働いた分は、別に支払う必要があります。"),
    "other_allowances": _("人によって異なる手当など（例：家族手当 配偶者10,000円）"),
    "commuting_pay_yen": _("上限額または一定額を、月額で入力してください。"),
    "pay_day_text": _("例：毎月末日締め、翌月25日払い"),
    "raise_text": _("例：年1回、前年度の実績 2,000円から5,000円"),
    "has_bonus": _("制度があっても、業績により支給しないことがあります。実績は次の欄に書いてください。"),
    "bonus_text": _("例：年2回、前年度の実績 計3.5か月分"),
    "starts_at": _("例：9:00"),
    "ends_at": _("例：18:00（翌朝に終わる場合は、その時刻）"),
    "hours_text": _("ほかの就業時間、シフトの例、1日の時間の幅などを書いてください。"),
    "overtime_hours": _("時間外労働がある場合に入力してください。"),
    "overtime_special": _("月45時間を超える場合に、特別な事情と時間数を入力してください。"),
    "weekdays_off": _(
        "毎週決まって休みになる曜日を選んでください。シフトによる場合は選ばずに、次の欄に書いてください。"
    ),
    "days_off_text": _("例：年末年始、夏季、会社カレンダーによる"),
    "employed_until_age": _("再雇用や勤務延長の制度がある場合に入力してください。"),
    "housing": _("社宅や寮など、採用した方が入居できる住宅です。家賃などは特記事項に書いてください。"),
    "has_nursery": _("事業所の中や近くで、働く方が利用できる託児施設です。"),
    "documents": _("応募の方に用意してもらう書類を選んでください。"),
    "document_route": _(
        "「求職者マイページからの登録」を選ぶと、応募書類をこのマイページで受け取ることができます。"
    ),
    "note_to_office": _("求職者には見えません。"),
    "wants_self_application": NOTICE_TO_EMPLOYER,
}


class YesNoField(forms.TypedChoiceField):
    """A yes or no that may be unanswered, as two radio buttons in the words of the column."""

    def __init__(self, *, words: tuple[Any, Any], **kwargs: Any) -> None:
        kwargs |= {"coerce": lambda value: value == "yes", "empty_value": None, "widget": forms.RadioSelect}
        super().__init__(choices=[("yes", words[0]), ("no", words[1])], **kwargs)

    def prepare_value(self, value: object) -> object:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


def field_for(name: str) -> forms.Field:
    """The field of one column. Required ones carry the mark, but a section is saved without them too."""
    common: dict[str, Any] = {
        "required": name in REQUIRED,
        "label": label_of(name),
        "help_text": _HELP.get(name, ""),
    }
    own = {
        "postal_code": postal_code_field,
        "municipality": MunicipalityField,
        "street": street_field,
    }.get(name)
    if own is not None:
        return own(required=common["required"])
    if name == "contact_telephone":
        return PhoneField(**common)
    column = column_of(name)
    if (
        isinstance(column, models.PositiveIntegerField | models.PositiveSmallIntegerField)
        and not column.choices
    ):
        return _number(name, common)
    return _other(column, common)


def _number(name: str, common: dict[str, Any]) -> forms.Field:
    if name in YEN_FIELDS:
        return YenField(min_value=0, max_value=MOST_YEN, **common)
    least, most = _RANGES[name]
    return NumberField(unit=UNITS[name], min_value=least, max_value=most, **common)


def _other(column: "models.Field[Any, Any]", common: dict[str, Any]) -> forms.Field:
    if isinstance(column, ArrayField):
        choices = column.base_field.choices or []
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **common)
    if isinstance(column, models.BooleanField):
        if column.null:
            return YesNoField(words=yes_no(column.name), **common)
        return forms.BooleanField(**common | {"required": False})
    if column.choices:
        return _choice(column, common)
    if isinstance(column, models.CharField) and (column.max_length or 0) > MOST_IN_ONE_LINE:
        return LongTextField(max_length=column.max_length, rows=3, **common)
    field = cast("forms.Field", house_formfield(column))
    for option, value in common.items():
        setattr(field, option, value)
    return _sized(column, field)


def _sized(column: Any, field: forms.Field) -> forms.Field:
    """As wide as the expected answer; what the browser remembers of other forms does not belong here."""
    field.widget.attrs.setdefault("autocomplete", "off")
    if isinstance(column, models.CharField):
        field.widget.attrs.setdefault("class", "w-m" if (column.max_length or 0) <= _SHORT_TEXT else "w-l")
    return field


def _choice(column: Any, common: dict[str, Any]) -> forms.Field:
    choices = [(value, label) for value, label in column.flatchoices if value not in ("", None)]
    is_number = isinstance(column, models.PositiveSmallIntegerField)
    kind = {"coerce": int, "empty_value": None} if is_number else {"coerce": str, "empty_value": ""}
    if len(choices) <= MOST_RADIOS:
        return forms.TypedChoiceField(choices=choices, widget=forms.RadioSelect, **kind, **common)
    return forms.TypedChoiceField(choices=[("", CHOOSE), *choices], **kind, **common)
