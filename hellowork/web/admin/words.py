"""How the value of a field reads on a staff page: the same words as on every other page (design rule 9)."""

import datetime as dt
import re
from typing import Any

from django.contrib.admin.utils import label_for_field, lookup_field
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Field, Model
from django.utils.translation import gettext as _

from hellowork.text.phones import phone_text
from hellowork.text.templatetags import house_text
from hellowork.web.components import Fact, Text

_E164 = re.compile(r"\+[0-9]{8,15}(;ext=[0-9]+)?")


def fact(obj: Model, name: str, model_admin: Any) -> Fact:
    """A field, or a method of the admin or the model, as a row of a description list."""
    label = label_for_field(name, type(obj), model_admin)
    return Fact(name=str(label), value=value_of(obj, name, model_admin))


def value_of(obj: Model, name: str, model_admin: Any) -> Text:
    """The words for one field of one object; empty for nothing."""
    try:
        field, _attribute, value = lookup_field(name, obj, model_admin)
    except ObjectDoesNotExist:
        return ""
    return words(value, field)


def words(value: Any, field: Field | None = None) -> Text:
    """The words for a value; `field` adds its choices and its kind."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(field, ArrayField):
        return _("、").join(str(words(each, field.base_field)) for each in value)
    choices = dict(field.flatchoices) if field is not None else {}
    if value in choices:
        return str(choices[value])
    return _by_type(value, field.name if field is not None else "")


def _by_type(value: Any, name: str) -> Text:
    if isinstance(value, bool):
        return _("はい") if value else _("いいえ")
    if isinstance(value, dt.datetime):
        return house_text.jdatetime(value)
    if isinstance(value, dt.date):
        return house_text.jdate(value)
    if isinstance(value, dt.time):
        return house_text.jtime(value)
    if isinstance(value, int) and name.endswith("_yen"):
        return house_text.yen(value)
    if isinstance(value, str) and _E164.fullmatch(value):
        return house_text.tel_link(value) or phone_text(value)
    if name == "postal_code":
        return house_text.postal_code(value)
    return value if hasattr(value, "__html__") else str(value)
