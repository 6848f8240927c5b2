"""Lists of the desk: heads with their sorting, rows in the words of the house."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django import template
from django.contrib.admin.templatetags.admin_list import result_headers
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Page

from hellowork.web.admin import words
from hellowork.web.admin.acting import ActingAdmin
from hellowork.web.components import Text

register = template.Library()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list: its first cell leads to the object."""

    address: str
    first: Text
    cells: list[tuple[str, Text]]


@register.filter
def heads(cl: ChangeList) -> list[dict[str, Any]]:
    """The heads of the columns; `url_primary` sorts by one."""
    return list(result_headers(cl))


@register.filter
def rows(cl: ChangeList) -> Iterator[Row]:
    """The rows of this page; each cell with the name of its column, for narrow screens."""
    labels = [str(head["text"]) for head in result_headers(cl)]
    admin = cast("ActingAdmin", cl.model_admin)
    for obj in cl.result_list:
        values = [
            words.value_of(obj, str(name), admin) or admin.get_empty_value_display()
            for name in cl.list_display
        ]
        yield Row(admin.address_of(obj), values[0], list(zip(labels, values, strict=True))[1:])


@register.filter
def current_page(cl: ChangeList) -> Page:
    """The page for the pagination of the house."""
    return cl.paginator.get_page(cl.page_num)


@register.filter
def choices_of(spec: Any, cl: ChangeList) -> list[dict[str, Any]]:
    """The choices of a list filter."""
    return list(spec.choices(cl))


@register.filter
def chosen(choices: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The choice that holds now, unless it is the first (すべて)."""
    return next((choice for choice in choices[1:] if choice["selected"]), None)
