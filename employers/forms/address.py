"""The address part of a form: postal code, prefecture, municipality, street.

A postal code finds the municipality on the server, whether the person presses the button, htmx asks for it, or the
form is simply sent; without any of these the municipality is chosen in the list of the chosen prefecture.
"""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from hellowork.offices.models import Municipality
from hellowork.offices.reference.postal import municipalities_of
from hellowork.offices.reference.prefectures import DOMESTIC_CHOICES
from hellowork.text.fields import PostalCodeField, TextField
from hellowork.text.numbers import read_postal_code
from hellowork.text.unreadable import UnreadableError
from hellowork.text.widgets import short
from hellowork.web import drafts
from hellowork.web.forms import CHOOSE, HouseForm

# The name of the button that fills in the municipality.
FIND = "_address"


def place_of(postal_code: str, prefecture: str, municipality: str, *, look_up: bool) -> tuple[str, str]:
    """(prefecture, municipality) that a person means who typed the code or chose from the lists; "" for unknown.

    What was chosen from the lists stays, unless the person asks to `look_up` a code that says otherwise. A
    prefecture that does not fit the municipality was chosen after it and wins.
    """
    found = municipalities_of(postal_code)
    agrees = bool(municipality) and municipality.startswith(prefecture)
    if agrees and (not look_up or not found or municipality in found):
        return municipality[:2], municipality
    if found and (agrees or not prefecture):
        prefecture = found[0][:2]
    own = [code for code in found if code.startswith(prefecture)]
    return prefecture, own[0] if len(own) == 1 else ""


class PrefectureField(forms.ChoiceField):
    """都道府県, of Japan."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "address-level1"}
        super().__init__(
            label=_("都道府県"),
            choices=[("", CHOOSE), *DOMESTIC_CHOICES],
            widget=forms.Select(attrs=attrs),
            **kwargs,
        )


class MunicipalityField(forms.ModelChoiceField):
    """市区町村, of the prefecture that was chosen."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("市区町村"))
        super().__init__(
            queryset=Municipality.objects.none(),
            empty_label=str(CHOOSE),
            widget=forms.Select(attrs={"autocomplete": "address-level2"}),
            **kwargs,
        )

    def label_from_instance(self, obj: Municipality) -> str:
        return obj.name


class AddressForm(HouseForm):
    """A form with the fields `postal_code`, `prefecture`, `municipality`."""

    def offer_municipalities(self) -> None:
        """Fill the list of municipalities; call it at the end of `__init__`."""
        if self.is_bound:
            self.data = _with_place(cast("QueryDict", self.data))
            prefecture = self.data.get("prefecture", "")
        else:
            prefecture = str(self.initial.get("prefecture") or "")
        field = self.fields["municipality"]
        field.queryset = Municipality.objects.in_prefecture(prefecture)  # type: ignore[attr-defined]

    def fill_from(self, scope: str, key: str) -> bool:
        """As `drafts.fill`, with the municipalities of what it brings."""
        is_filled = drafts.fill(self, scope, key)
        self.offer_municipalities()
        return is_filled


def _with_place(data: QueryDict) -> QueryDict:
    try:
        postal_code = read_postal_code(data.get("postal_code", ""))
    except UnreadableError:
        postal_code = ""
    filled = data.copy()
    filled["prefecture"], filled["municipality"] = place_of(
        postal_code, data.get("prefecture", ""), data.get("municipality", ""), look_up=FIND in data
    )
    return filled


def postal_code_field(**kwargs: Any) -> PostalCodeField:
    return PostalCodeField(label=_("郵便番号"), **kwargs)


def street_field(**kwargs: Any) -> TextField:
    attrs = short("l", autocomplete="address-line1")
    return TextField(
        label=_("町名・番地・建物"), max_length=160, widget=forms.TextInput(attrs=attrs), **kwargs
    )
