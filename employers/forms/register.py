"""事業所登録: the establishment and its first member, on one page; and the establishment alone, to change it."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from employers.forms.address import (
    AddressForm,
    MunicipalityField,
    PrefectureField,
    postal_code_field,
    street_field,
)
from employers.forms.fields import YesNoField
from hellowork.calendar.hours import EVENING_BEGINS, EVENING_ENDS
from hellowork.offices.reference.industries import Industry
from hellowork.text.fields import (
    CorporateNumberField,
    KanaField,
    NumberField,
    PersonNameField,
    PhoneField,
    TextField,
    TimeOfDayField,
)
from hellowork.text.widgets import short
from hellowork.web.forms import CHOOSE

MOST_EMPLOYEES = 9_999_999


def _line(
    label: Any, length: int, *, width: str = "l", autocomplete: str = "off", **kwargs: Any
) -> TextField:
    widget = forms.TextInput(attrs=short(width, autocomplete=autocomplete))
    return TextField(label=label, max_length=length, widget=widget, **kwargs)


def _people(label: Any) -> NumberField:
    return NumberField(label=label, unit=_("人"), min_value=0, max_value=MOST_EMPLOYEES)


class EstablishmentForm(AddressForm):
    """What all postings of an establishment show. Number and form of a company tell it apart and are not changed here."""

    name = _line(_("事業所名"), 120, autocomplete="organization")
    kana = KanaField(label=_("事業所名（フリガナ）"), max_length=160)
    industry = forms.ChoiceField(label=_("産業分類"), choices=[("", CHOOSE), *Industry.choices])
    business = _line(_("事業内容"), 90, counter=True, help_text=_("例：食品の製造と販売"))

    postal_code = postal_code_field()
    prefecture = PrefectureField()
    municipality = MunicipalityField()
    street = street_field()
    telephone = PhoneField(label=_("電話番号"))
    telephone_from = TimeOfDayField(
        label=_("電話を受けられる時間（開始）"), required=False, help_text=_("空欄の場合は8:30です。")
    )
    telephone_until = TimeOfDayField(
        label=_("電話を受けられる時間（終了）"), required=False, help_text=_("空欄の場合は17:15です。")
    )

    employees_company = _people(_("従業員数（企業全体）"))
    employees_here = _people(_("従業員数（就業場所）"))
    employees_women = _people(_("従業員数（就業場所のうち女性）"))
    employees_part_time = _people(_("従業員数（就業場所のうちパート）"))

    representative_title = _line(_("代表者の役職"), 60, width="m", required=False)
    representative_name = PersonNameField(
        label=_("代表者名"), required=False, widget=forms.TextInput(attrs=short("m", autocomplete="off"))
    )
    features = _line(_("会社の特長"), 90, counter=True, required=False)
    homepage = forms.URLField(
        label=_("ホームページ"),
        required=False,
        max_length=200,
        assume_scheme="https",
        widget=forms.URLInput(attrs=short("l", autocomplete="url")),
        error_messages={
            "invalid": _("ホームページは、https://www.example.jp のような形で入力してください。")
        },
    )
    fax = PhoneField(label=_("FAX番号"), required=False)

    groups: tuple[tuple[Any, tuple[str, ...]], ...] = (
        (_("事業所"), ("name", "kana", "industry", "business")),
        (_("所在地と電話"), ("postal_code", "prefecture", "municipality", "street", "telephone")),
        (
            _("従業員数"),
            ("employees_company", "employees_here", "employees_women", "employees_part_time"),
        ),
    )
    later = (
        "representative_title",
        "representative_name",
        "features",
        "homepage",
        "fax",
        "telephone_from",
        "telephone_until",
    )

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.offer_municipalities()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._check_people(cleaned)
        begins, ends = (
            cleaned.get("telephone_from") or EVENING_ENDS,
            cleaned.get("telephone_until") or EVENING_BEGINS,
        )
        if begins >= ends:
            self.add_error(
                "telephone_until", _("電話を受けられる時間の終わりは、始まりより後の時刻にしてください。")
            )
        return cleaned

    def _check_people(self, cleaned: dict[str, Any]) -> None:
        for part, whole in (
            ("employees_here", "employees_company"),
            ("employees_women", "employees_here"),
            ("employees_part_time", "employees_here"),
        ):
            if None not in (cleaned.get(part), cleaned.get(whole)) and cleaned[part] > cleaned[whole]:
                words = {"part": self.fields[part].label, "whole": self.fields[whole].label}
                self.add_error(part, _("%(part)sは、%(whole)s以下の人数を入力してください。") % words)

    @property
    def establishment(self) -> dict[str, Any]:
        """Columns of the establishment; what was left open keeps its default."""
        apart = {"prefecture", "member_name", "member_kana", "member_department"}
        values = {name: value for name, value in self.cleaned_data.items() if name not in apart}
        return {
            name: value
            for name, value in values.items()
            if not (name in ("telephone_from", "telephone_until") and value is None)
        }

    @property
    def shown_groups(self) -> list[tuple[Any, list[Any]]]:
        """(title, fields) for the page."""
        return [(title, [self[name] for name in names]) for title, names in self.groups]

    @property
    def later_fields(self) -> list[Any]:
        return [self[name] for name in self.later]

    @property
    def later_is_open(self) -> bool:
        """Whether the part that can wait is shown open: something stands there or is wrong there."""
        return any(bound.errors or bound.value() for bound in self.later_fields)


class RegisterForm(EstablishmentForm):
    """One form for both rows; `establishment` and `member` are what the action takes."""

    is_sole_proprietor = YesNoField(label=_("事業の形"), words=(_("個人事業主"), _("法人・団体")))
    corporate_number = CorporateNumberField(
        label=_("法人番号"),
        help_text=_(
            "13けたの番号です。個人事業主の場合は、空欄のままにしてください。求人票には表示しません。"
        ),
    )
    member_name = PersonNameField(label=_("あなたの氏名"))
    member_kana = KanaField(label=_("あなたの氏名（フリガナ）"), max_length=60)
    member_department = _line(
        _("課係名・役職名"), 48, width="m", autocomplete="organization-title", required=False
    )

    groups = (
        (_("事業所"), ("name", "kana", "is_sole_proprietor", "corporate_number", "industry", "business")),
        *EstablishmentForm.groups[1:],
        (_("あなた（事業所の管理者）"), ("member_name", "member_kana", "member_department")),
    )
    field_order = [name for _title, names in groups for name in names] + list(EstablishmentForm.later)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._check_number(cleaned)
        return cleaned

    def _check_number(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("is_sole_proprietor"):
            cleaned["corporate_number"] = ""
            self.errors.pop("corporate_number", None)

    @property
    def member(self) -> dict[str, Any]:
        return {name: self.cleaned_data[f"member_{name}"] for name in ("name", "kana", "department")}
