"""Form fields that accept any spelling and say in plain Japanese what to do (never 半角で入力).

What a field gives to the program has one form; what the person typed is shown again unchanged.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hellowork.text import normalise
from hellowork.text.dates import DateParts, date_text, read_date, read_time
from hellowork.text.numbers import read_corporate_number, read_postal_code, read_whole_number, read_yen
from hellowork.text.phones import phone_text, read_phone
from hellowork.text.unreadable import UnreadableError
from hellowork.text.widgets import DateBoxWidget, PhoneInput, short

Day = dt.date | Callable[[], dt.date]


def _refusal(field: forms.Field, problem: UnreadableError) -> ValidationError:
    """The reader's sentence with the field's own label in it."""
    return ValidationError(problem.sentence(str(field.label or "")), code=problem.code)


class TextField(forms.CharField):
    """One line, normalised: clean, katakana wide, letters and digits narrow, kanji untouched.

    `max_length` counts characters after that, as the counter on the page does; the browser never cuts.
    """

    multiline = False

    def __init__(self, *, counter: bool = False, **kwargs: Any) -> None:
        self.counter = counter
        super().__init__(**kwargs)

    def normal(self, text: str) -> str:
        """The stored form of a typed text."""
        return normalise.one_line(text)

    def to_python(self, value: object) -> Any:
        return super().to_python(self.normal(str(value)) if value not in self.empty_values else value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        attrs.pop("minlength", None)
        if self.counter and self.max_length:
            attrs["data-count"] = str(self.max_length)
        return attrs


class LongTextField(TextField):
    """Several lines, normalised, with a counter where there is a limit."""

    multiline = True
    widget = forms.Textarea

    def __init__(self, *, rows: int = 6, **kwargs: Any) -> None:
        kwargs.setdefault("counter", True)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows, "cols": None}))
        super().__init__(**kwargs)

    def normal(self, text: str) -> str:
        return normalise.prose(text)


class EmailField(TextField, forms.EmailField):
    """A mail address; full-width signs and the Japanese full stop are read as what was meant."""

    widget = forms.EmailInput(
        attrs={"autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"}
    )
    default_error_messages = {
        "invalid": _("メールアドレスは、name@example.jp のような形で入力してください。"),
    }

    def normal(self, text: str) -> str:
        return normalise.fold_width(normalise.clean(text)).replace("。", ".").replace(" ", "").strip()


class PersonNameField(TextField):
    """A person's name (氏名) as its owner writes it: 髙﨑𠮷 stay; one full-width blank between its parts."""

    default_error_messages = {"invalid": _("お名前を入力してください（記号や数字だけでは登録できません）。")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        kwargs.setdefault("widget", forms.TextInput(attrs=short("m", autocomplete="name")))
        super().__init__(**kwargs)

    def normal(self, text: str) -> str:
        line = normalise.one_line(text)
        return line if line.isascii() else "\u3000".join(line.split(" ")) if _is_japanese(line) else line

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not any(char.isalpha() for char in value):
            raise ValidationError(self.error_messages["invalid"], code="invalid")


def _is_japanese(line: str) -> bool:
    return all(ord(char) > 0x2E7F or char == " " for char in line)


class KanaField(TextField):
    """A reading (フリガナ): hiragana or katakana of any width typed, full-width katakana stored."""

    default_error_messages = {
        "invalid": _("フリガナは、ひらがなかカタカナで入力してください（例：ヤマダ ハナコ）。")
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 80)
        kwargs.setdefault("widget", forms.TextInput(attrs=short("m", autocomplete="off")))
        super().__init__(**kwargs)

    def normal(self, text: str) -> str:
        line = normalise.one_line(normalise.to_katakana(text))
        return "\u3000".join(line.split(" "))

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not all("ァ" <= char <= "ヺ" or char in "ー・ヽヾ\u3000" for char in value):
            raise ValidationError(self.error_messages["invalid"], code="invalid")


class _ReadField(forms.CharField):
    """A text that a reader turns into a value; the typed text comes back unchanged when it cannot."""

    def read(self, text: str) -> Any:
        raise NotImplementedError

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs

    def to_python(self, value: object) -> Any:
        if value in self.empty_values or (isinstance(value, str) and not normalise.one_line(value)):
            return self.empty_value
        try:
            return self.read(str(value))
        except UnreadableError as problem:
            raise _refusal(self, problem) from problem


class PhoneField(_ReadField):
    """A telephone number, stored in E.164 (`hellowork.text.phones` says why), shown as 03-1234-5678.

    `extension=True` keeps 内線123 at the end; the column then needs 32 characters instead of 16.
    """

    def __init__(self, *, extension: bool = False, **kwargs: Any) -> None:
        self.extension = extension
        kwargs.setdefault("widget", PhoneInput(attrs=short("s", autocomplete="tel")))
        super().__init__(**kwargs)

    def read(self, text: str) -> str:
        return read_phone(text, extension=self.extension)

    def prepare_value(self, value: object) -> object:
        return phone_text(value) if isinstance(value, str) and value.startswith("+") else value


class PostalCodeField(_ReadField):
    """A postal code (郵便番号), stored as seven digits, shown as 100-0001."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = short("xs", autocomplete="postal-code", inputmode="numeric")
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**kwargs)

    def read(self, text: str) -> str:
        return read_postal_code(text)

    def prepare_value(self, value: object) -> object:
        is_stored = isinstance(value, str) and len(value) == 7 and value.isdigit() and value.isascii()
        return f"{value[:3]}-{value[3:]}" if is_stored else value  # type: ignore[index]


class CorporateNumberField(_ReadField):
    """A corporate number (法人番号): thirteen digits with their check digit."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs=short("s", inputmode="numeric", autocomplete="off"))
        )
        super().__init__(**kwargs)

    def read(self, text: str) -> str:
        return read_corporate_number(text)


class _AmountField(_ReadField):
    """A whole number with bounds; the page shows `unit` behind the box."""

    default_error_messages = {
        "min_value": _("%(label)sは、%(limit_value)s以上で入力してください。"),
        "max_value": _("%(label)sは、%(limit_value)s以下で入力してください。"),
    }

    def __init__(
        self, *, unit: str = "", min_value: int | None = None, max_value: int | None = None, **kwargs: Any
    ) -> None:
        self.unit, self.min_value, self.max_value = unit, min_value, max_value
        kwargs.setdefault(
            "widget", forms.TextInput(attrs=short("s", inputmode="numeric", autocomplete="off"))
        )
        super().__init__(empty_value=None, **kwargs)

    def validate(self, value: int | None) -> None:
        super().validate(value)
        if value is None:
            return
        if self.min_value is not None and value < self.min_value:
            raise self._beyond("min_value", self.min_value)
        if self.max_value is not None and value > self.max_value:
            raise self._beyond("max_value", self.max_value)

    def _beyond(self, code: str, limit: int) -> ValidationError:
        params = {"label": self.label or "", "limit_value": f"{limit:,}{self.unit}"}
        return ValidationError(self.error_messages[code], code=code, params=params)

    def prepare_value(self, value: object) -> object:
        return f"{value:,}" if isinstance(value, int) else value


class YenField(_AmountField):
    """An amount of money in whole yen (`int`) from 220,000円, 22万, 22万5千円, ２２００００."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("unit", "円")
        super().__init__(**kwargs)

    def read(self, text: str) -> int:
        return read_yen(text)


class NumberField(_AmountField):
    """A count (`int`): 3, ３, 3人. `unit` is shown behind the box and may be typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs=short("xs", inputmode="numeric", autocomplete="off"))
        )
        super().__init__(**kwargs)

    def read(self, text: str) -> int:
        return read_whole_number(text, (str(self.unit), "人", "名", "日", "分", "時間", "回", "か月", "%"))


class TimeOfDayField(_ReadField):
    """A time of day (`datetime.time`) from 9:00, ９時半, 930, 午後5時15分."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs=short("xs", autocomplete="off")))
        super().__init__(empty_value=None, **kwargs)

    def read(self, text: str) -> dt.time:
        return read_time(text)

    def prepare_value(self, value: object) -> object:
        return f"{value.hour}:{value.minute:02d}" if isinstance(value, dt.time) else value


class DateBoxField(forms.Field):
    """A date (`datetime.date`) in three boxes 年 月 日, in 西暦 or 和暦; everything typed stays in its box.

    `min_date` and `max_date` are days or functions that give one (`clock.today`). `era=True` (birthdays) says
    beside the boxes that 昭和 and 平成 are welcome. `autocomplete="bday"` for the person's own birthday.
    """

    widget = DateBoxWidget
    default_error_messages = {
        "min_date": _("%(label)sは、%(limit)s以降の日を入力してください。"),
        "max_date": _("%(label)sは、%(limit)sまでの日を入力してください。"),
    }

    def __init__(
        self,
        *,
        min_date: Day | None = None,
        max_date: Day | None = None,
        era: bool = False,
        autocomplete: str = "",
        **kwargs: Any,
    ) -> None:
        self.min_date, self.max_date = min_date, max_date
        kwargs.setdefault("widget", DateBoxWidget(era=era, autocomplete=autocomplete))
        super().__init__(**kwargs)

    def to_python(self, value: object) -> dt.date | None:
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        parts = DateParts.of(value)
        if not parts:
            return None
        try:
            return read_date(parts)
        except UnreadableError as problem:
            raise _refusal(self, problem) from problem

    def validate(self, value: dt.date | None) -> None:
        super().validate(value)
        if value is None:
            return
        for code, limit, refused in (
            ("min_date", _day(self.min_date), lambda day: value < day),
            ("max_date", _day(self.max_date), lambda day: value > day),
        ):
            if limit is not None and refused(limit):
                params = {"label": self.label or "", "limit": date_text(limit)}
                raise ValidationError(self.error_messages[code], code=code, params=params)

    def prepare_value(self, value: object) -> DateParts:
        return DateParts.of(value)

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return self.to_python(DateParts.of(initial)) != self.to_python(data)
        except ValidationError:
            return True


def _day(limit: Day | None) -> dt.date | None:
    return limit() if callable(limit) else limit
