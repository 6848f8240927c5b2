"""The rows of b (定額的に支払われる手当), as many as needed, without JavaScript."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.choices import AllowanceKind
from employers.forms.fields import MOST_YEN
from hellowork.text.fields import TextField, YenField
from hellowork.text.widgets import short
from hellowork.web.forms import CHOOSE, HouseForm

FIRST_ROWS = 4
MORE_ROWS = 4
MOST_ROWS = 12
# The name of the button that adds rows.
MORE = "_more"
_PREFIX = re.compile(r"allowances-(\d{1,2})-")


class AllowanceRow(HouseForm):
    """One allowance. An empty row is none; a row that was begun is asked for the rest of it."""

    shows_marks = False

    name = TextField(
        label=gettext_lazy("手当の名前"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs=short("m", autocomplete="off")),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("種類"), required=False, choices=[("", CHOOSE), *AllowanceKind.choices]
    )
    min = YenField(label=gettext_lazy("下限"), required=False, min_value=0, max_value=MOST_YEN)
    max = YenField(label=gettext_lazy("上限"), required=False, min_value=0, max_value=MOST_YEN)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.is_begun:
            return cleaned
        for name, sentence in (
            ("name", _("手当の名前を入力してください。")),
            ("kind", _("手当の種類を選んでください。")),
            ("min", _("手当の額を入力してください。")),
        ):
            if cleaned.get(name) in ("", None) and name not in self.errors:
                self.add_error(name, sentence)
        if None not in (cleaned.get("min"), cleaned.get("max")) and cleaned["max"] < cleaned["min"]:
            self.add_error("max", _("手当の上限は、下限以上の額を入力してください。"))
        return cleaned

    @property
    def is_begun(self) -> bool:
        """Whether anything was typed or chosen in this row."""
        return any(self.data.get(self.add_prefix(name), "").strip() for name in self.fields)

    @property
    def value(self) -> dict[str, Any] | None:
        """The row as the job card keeps it; None for an empty one and for one that cannot be read yet."""
        if self.errors or not self.is_begun:
            return None
        least = self.cleaned_data["min"]
        most = self.cleaned_data["max"]
        return {
            "name": self.cleaned_data["name"],
            "kind": self.cleaned_data["kind"],
            "min": least,
            "max": least if most is None else most,
        }


def rows_of(
    data: QueryDict | None, stored: Sequence[Mapping[str, Any]], *, at_least: int = 0
) -> list[AllowanceRow]:
    """The rows of a page: those sent or stored, and always an empty one to go on with."""
    filled = _sent(data) if data is not None else len(stored)
    count = min(MOST_ROWS, max(FIRST_ROWS, filled + (data is None), at_least))
    if data is not None:
        return [AllowanceRow(data, prefix=f"allowances-{number}") for number in range(count)]
    padded = [*stored, *[{}] * count][:count]
    return [AllowanceRow(prefix=f"allowances-{number}", initial=row) for number, row in enumerate(padded)]


def _sent(data: QueryDict) -> int:
    """How many rows a posted form has."""
    numbers = [int(found[1]) for name in data if (found := _PREFIX.match(name))]
    return max(numbers, default=-1) + 1
