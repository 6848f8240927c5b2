"""What every form of the house stands on: markup, wiring for screen readers, messages that say what to do.

Rules: interface notes 2.3. The server validates; the browser's own bubbles stay away (`novalidate`,
no `required`).
"""

from collections.abc import Collection
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.models import ModelFormMetaclass
from django.forms.renderers import TemplatesSetting
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hellowork.text.fields import (
    DateBoxField,
    EmailField,
    LongTextField,
    NumberField,
    TextField,
    TimeOfDayField,
)

# Plain fields of Django that take text past the normalisation, and what to use instead.
_INSTEAD = {
    forms.CharField: TextField,
    forms.EmailField: EmailField,
    forms.DateField: DateBoxField,
    forms.TimeField: TimeOfDayField,
}

_CHOOSING = (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple, forms.SelectMultiple)


class HouseBoundField(BoundField):
    """A field on a page: its error is described before its help, and the summary knows where to point."""

    @property
    def error_id(self) -> str:
        return f"{self.auto_id}_error"

    @property
    def help_id(self) -> str:
        return f"{self.auto_id}_helptext"

    @property
    def aria_describedby(self) -> str | None:
        if self.field.widget.attrs.get("aria-describedby") or not self.auto_id or self.is_hidden:
            return None
        ids = [self.error_id] if self.errors else []
        ids += [self.help_id] if self.help_text else []
        ids += [f"{self.auto_id}_count"] if self.count_limit else []
        return " ".join(ids) or None

    @property
    def count_limit(self) -> str:
        """How many characters the counter counts to; empty without a counter."""
        return str(self.field.widget.attrs.get("data-count", ""))

    @property
    def unit(self) -> str:
        """What stands behind the box: 円, 人."""
        return getattr(self.field, "unit", "")

    @property
    def is_tick(self) -> bool:
        """A single checkbox: its label stands behind it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def shows_marks(self) -> bool:
        """Whether ※必須 or （任意） stands beside the label: neither where only the other answers tell."""
        is_open = not self.field.required and self.name in getattr(self.form, "conditional", ())
        return getattr(self.form, "shows_marks", True) and not is_open

    @cached_property
    def error_target(self) -> str:
        """Where the error summary links to: the first wrong box of a date, the first of some choices."""
        widget, own_id = self.field.widget, self.auto_id
        if hasattr(widget, "error_target"):
            return widget.error_target(own_id, self.value())
        if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
            return f"{own_id}_0"
        return self.id_for_label or own_id

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        built.pop("required", None)
        if isinstance(widget or self.field.widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
            # The state belongs to the group, which the fieldset describes.
            built.pop("aria-invalid", None)
        return built


class HouseRenderer(TemplatesSetting):
    """Renders every form with the components of the house (setting FORM_RENDERER)."""

    form_template_name = "components/form_fields.html"
    field_template_name = "components/field.html"
    bound_field_class = HouseBoundField


class _HouseFormMixin:
    """What forms and model forms share.

    Set `shows_marks = False` on a search form: there nothing is required. `conditional` names the fields that another
    answer makes required; their help says when, and （任意） would be wrong.
    """

    use_required_attribute = False
    shows_marks = True
    conditional: Collection[str] = ()
    fields: dict[str, forms.Field]
    label_suffix: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _speak_plainly(field)
            field.widget.attrs.pop("maxlength", None)
            field.widget.attrs.pop("minlength", None)


def error_links(form: forms.BaseForm) -> list[tuple[str, str]]:
    """(id, sentence) for each error of any form, in the order of the page; no id where there is no field."""
    found = [("", str(sentence)) for sentence in form.non_field_errors()]
    for bound in form:
        found += [(_target(bound), str(sentence)) for sentence in bound.errors]
    return found


def _target(bound: BoundField) -> str:
    if bound.is_hidden:
        return ""
    return bound.error_target if isinstance(bound, HouseBoundField) else bound.id_for_label or bound.auto_id


def _speak_plainly(field: forms.Field) -> None:
    """Replace Django's stock sentences by ones that name the field and say what to do; own ones stay."""
    label = str(field.label or "")
    for code, sentence in _sentences(field, label).items():
        if code not in field.error_messages or _is_stock(field, code):
            field.error_messages[code] = sentence


def _is_stock(field: forms.Field, code: str) -> bool:
    """Whether the message under `code` is still the one that came with Django's class."""
    for ancestor in type(field).__mro__:
        own = ancestor.__dict__.get("default_error_messages", {})
        if code in own:
            is_djangos = ancestor.__module__.startswith("django.")
            return is_djangos and str(field.error_messages[code]) == str(own[code])
    return True


def _sentences(field: forms.Field, label: str) -> dict[str, str]:
    if isinstance(field, forms.FileField):
        missing = _("%(label)sのファイルを選んでください。")
    elif isinstance(field, forms.BooleanField):
        missing = _("「%(label)s」をご確認のうえ、チェックを付けてください。")
    elif isinstance(field.widget, _CHOOSING):
        missing = _("%(label)sを選んでください。")
    else:
        missing = _("%(label)sを入力してください。")
    named = {"label": label.replace("%", "%%")}
    choose = _("%(label)sは、表示されている中から選んでください。") % named
    sentences = {"required": missing % named, "invalid_choice": choose, "invalid_list": choose}
    if isinstance(field, forms.CharField):
        sentences["max_length"] = (
            _("%(label)sは、%%(limit_value)d文字以内で入力してください（いま%%(show_value)d文字です）。")
            % named
        )
        sentences["min_length"] = _("%(label)sは、%%(limit_value)d文字以上で入力してください。") % named
    if isinstance(field, forms.FileField):
        sentences["empty"] = _("%(label)sに選ばれたファイルは空です。別のファイルを選んでください。") % named
    return sentences


class HouseForm(_HouseFormMixin, forms.Form):
    """The base of every form. Text fields come from `hellowork.text.fields`, which a form cannot forget."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for name, field in cls.__dict__.get("declared_fields", {}).items():
            _refuse_plain(cls.__name__, name, field)


def _refuse_plain(form: str, name: str, field: forms.Field) -> None:
    instead = _INSTEAD.get(type(field))
    if instead is not None and not isinstance(field.widget, (forms.PasswordInput, forms.HiddenInput)):
        raise TypeError(
            f"{form}.{name}: use hellowork.text.fields.{instead.__name__}, which reads any spelling."
        )


def house_formfield(column: Any, **kwargs: Any) -> forms.Field | None:
    """The form field of a model's column, from `hellowork.text.fields` where there is one."""
    field = column.formfield(**kwargs)
    instead = _counted(field) or _INSTEAD.get(type(field))
    if instead is None or isinstance(field.widget, forms.HiddenInput):
        return field
    if instead is TextField and isinstance(field.widget, forms.Textarea):
        instead = LongTextField
    common = {
        name: getattr(field, name) for name in ("required", "label", "help_text", "initial", "disabled")
    }
    if issubclass(instead, TextField):
        common |= {"max_length": field.max_length, "empty_value": field.empty_value}
    if issubclass(instead, NumberField):
        common |= {"min_value": field.min_value, "max_value": field.max_value}
    if "widget" in kwargs:
        common["widget"] = kwargs["widget"]
    return instead(**common)


def _counted(field: forms.Field | None) -> type[forms.Field] | None:
    """A count cannot be negative; other whole numbers keep Django's field."""
    if type(field) is not forms.IntegerField:
        return None
    least = field.min_value() if callable(field.min_value) else field.min_value
    return NumberField if least is not None and least >= 0 else None


class _HouseModelFormMetaclass(ModelFormMetaclass):
    """Makes the columns of a model into fields of the house; fields written out in the form stay."""

    def __new__(mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> type:
        meta = attrs.get("Meta")
        if meta is not None and not hasattr(meta, "formfield_callback"):
            meta.formfield_callback = staticmethod(house_formfield)
        made = super().__new__(mcs, name, bases, attrs)
        for field_name, field in made.declared_fields.items():  # type: ignore[attr-defined]
            _refuse_plain(name, field_name, field)
        return made


class HouseModelForm(_HouseFormMixin, forms.ModelForm, metaclass=_HouseModelFormMetaclass):
    """The base of every model form: character columns are normalised, dates get three boxes."""


CHOOSE = gettext_lazy("選んでください")
