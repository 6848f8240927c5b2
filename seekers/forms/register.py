"""求職申込み online: one short page, just what an application needs."""

import datetime as dt
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from employers.forms.address import (
    AddressForm,
    MunicipalityField,
    PrefectureField,
    postal_code_field,
    street_field,
)
from hellowork.text.fields import (
    DateBoxField,
    KanaField,
    LongTextField,
    PersonNameField,
    PhoneField,
    TextField,
)
from hellowork.text.widgets import short
from hellowork.web.forms import HouseForm

_PERSON = ("name", "kana", "birth_date", "telephone")
_ADDRESS = ("postal_code", "prefecture", "municipality", "street")
_PROFILE = ("career", "education", "licences", "strengths")


# Headings, and the fields below each.
Groups = tuple[tuple[str | Promise, tuple[str, ...]], ...]


# Work begins after compulsory school (労働基準法56条); nobody has lived much longer than this.
YOUNGEST, OLDEST = 15, 110


def refuse_unlikely_birth(born: dt.date, today: dt.date) -> dt.date:
    """The day itself; raises `ValidationError` for one that makes a person too young or too old to seek work."""
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if not YOUNGEST <= age <= OLDEST:
        raise forms.ValidationError(_("生年月日をもう一度ご確認ください。"))
    return born


class PersonForm(AddressForm, HouseForm):
    """Who a seeker is; `profile` is what the actions take."""

    name = PersonNameField(label=_("氏名"))
    kana = KanaField(label=_("氏名（フリガナ）"), max_length=60)
    birth_date = DateBoxField(label=_("生年月日"), help_text=_("例：1990年4月2日、平成2年4月2日"))
    telephone = PhoneField(label=_("電話番号"))
    postal_code = postal_code_field(required=False)
    prefecture = PrefectureField()
    municipality = MunicipalityField()
    street = street_field(required=False)

    groups: Groups = ((_("あなたのこと"), _PERSON), (_("お住まい"), _ADDRESS))

    def __init__(self, data: QueryDict | None = None, *, today: dt.date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._today = today
        self.offer_municipalities()

    @classmethod
    def filled(cls, data: QueryDict, *, today: dt.date) -> Self:
        """The page as it was typed, with the municipality found; nothing is judged before it is sent."""
        typed = cls(data, today=today)
        values = {
            name: field.widget.value_from_datadict(typed.data, {}, name)
            for name, field in typed.fields.items()
        }
        return cls(initial=values, today=today)

    def clean_birth_date(self) -> dt.date:
        return refuse_unlikely_birth(self.cleaned_data["birth_date"], self._today)

    @property
    def profile(self) -> dict[str, Any]:
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("prefecture", "is_no_pupil")
        }

    @property
    def shown_groups(self) -> list[tuple[Any, list[Any], bool]]:
        """(title, fields, whether it is the address) for the page."""
        return [(title, [self[name] for name in names], names is _ADDRESS) for title, names in self.groups]


class RegisterForm(PersonForm):
    """The registration of an online registrant (オンライン登録者)."""

    is_no_pupil = forms.BooleanField(
        label=_("中学校・高等学校に在学していません"),
        help_text=_("在学中の方の求職は、学校を通じて受け付けています。"),
    )
    groups = (*PersonForm.groups, (_("確認"), ("is_no_pupil",)))


class ProfileForm(PersonForm):
    """The same with what an application shows of a person's experience."""

    career = LongTextField(
        label=_("職歴"), max_length=2000, required=False, help_text=_("応募のときに会社へ送ります。")
    )
    education = TextField(
        label=_("学歴"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=short("l", autocomplete="off")),
    )
    licences = TextField(
        label=_("免許・資格"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=short("l", autocomplete="off")),
    )
    strengths = LongTextField(label=_("自己PR"), max_length=600, required=False)
    groups = (*PersonForm.groups, (_("経験など"), _PROFILE))


class InvitationForm(HouseForm):
    """The code that staff handed over, and the date of birth beside it."""

    code = TextField(
        label=_("ご案内のコード"),
        help_text=_("お渡しした紙にある16けたの数字です。"),
        widget=forms.TextInput(attrs=short("m", autocomplete="off", inputmode="numeric")),
    )
    birth_date = DateBoxField(label=_("生年月日"))
