"""Input elements: keyboards, widths and names for the browser; the three boxes of a date."""

from collections.abc import Mapping
from typing import Any

from django import forms

from hellowork.text.dates import DateParts, read_date
from hellowork.text.unreadable import UnreadableError

_BOXES = (("year", "年"), ("month", "月"), ("day", "日"))


class DateBoxWidget(forms.Widget):
    """A date as three text boxes 年 月 日 in a fieldset: no calendar to fight with, any spelling welcome.

    Reads `name_year`, `name_month`, `name_day`, or one text under `name` itself (ISO, 和暦, …).
    """

    template_name = "components/date_boxes.html"
    use_fieldset = True

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, era: bool = False, autocomplete: str = ""
    ) -> None:
        super().__init__(attrs)
        self.era = era
        self.autocomplete = autocomplete

    def format_value(self, value: object) -> DateParts:
        return DateParts.of(value)

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> DateParts:
        if data.get(name):
            return DateParts.of(data[name])
        return DateParts(*(str(data.get(f"{name}_{box}") or "") for box, _word in _BOXES))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:
        return name not in data and all(f"{name}_{box}" not in data for box, _word in _BOXES)

    def id_for_label(self, id_: str) -> str:
        return ""

    def wrong_boxes(self, value: object) -> tuple[str, ...]:
        """Which boxes hold what cannot be read; all of them where the date itself is refused."""
        try:
            read_date(DateParts.of(value))
        except UnreadableError as problem:
            if problem.parts:
                return problem.parts
        return tuple(box for box, _word in _BOXES)

    def error_target(self, id_: str, value: object) -> str:
        """The id of the first box to correct, for the link in the error summary."""
        return f"{id_}_{self.wrong_boxes(value)[0]}"

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        parts = DateParts.of(value)
        invalid = context["widget"]["attrs"].get("aria-invalid") == "true"
        wrong = self.wrong_boxes(parts) if invalid else ()
        id_ = context["widget"]["attrs"].get("id", name)
        context["widget"]["boxes"] = [
            {
                "name": f"{name}_{box}",
                "id": f"{id_}_{box}",
                "word": word,
                "value": part,
                "is_wrong": box in wrong,
                "is_year": box == "year",
                "inputmode": "text" if self.era and box == "year" else "numeric",
                "autocomplete": f"{self.autocomplete}-{box}" if self.autocomplete else "off",
            }
            for (box, word), part in zip(_BOXES, parts, strict=True)
        ]
        return context


class PhoneInput(forms.TextInput):
    """A telephone keyboard; never `type=number`."""

    input_type = "tel"


def short(width: str, **attrs: str) -> dict[str, str]:
    """Attributes of an input as wide as its expected answer: `width` is xs, s, m or l."""
    return {"class": f"w-{width}", **attrs}


class _Folded(forms.widgets.ChoiceWidget):
    """Choices of which named groups are folded away, but for those that hold an answer."""

    template_name = "components/folded_choices.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        context["widget"]["open"] = [
            index for _name, options, index in groups if any(option["selected"] for option in options)
        ]
        return context


class FoldedRadios(_Folded, forms.RadioSelect):
    """Radio buttons in groups to unfold."""


class FoldedTicks(_Folded, forms.CheckboxSelectMultiple):
    """Check boxes in groups to unfold."""

    def error_target(self, id_: str, value: object) -> str:
        """The id of the first box that is ticked, which is in sight; of the first of all where none is."""
        chosen = value if isinstance(value, list) else []
        options = [option for _name, group, _index in self.optgroups("", chosen) for option in group]
        first = next((each for each in options if each["selected"]), options[0])
        return f"{id_}_{first['index']}"
