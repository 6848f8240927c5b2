"""The floors (ADR 0001) beyond imports: relations of models, lookups by reverse names, templates.

Import-linter sees imports only; a string can reach up as well.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db.models import Field, Model

from tests.house import reading

# What the ORM is asked with: in these calls the names of keywords, and strings, are paths of lookups.
_ASKING = frozenset(
    [
        *(
            "filter",
            "exclude",
            "get",
            "Q",
            "F",
            "OuterRef",
            "Prefetch",
            "Subquery",
            "When",
            "annotate",
            "alias",
        ),
        *("aggregate", "Count", "Exists", "Max", "Min", "Sum", "Avg", "order_by", "distinct", "values"),
        *("values_list", "only", "defer", "select_related", "prefetch_related", "prefetch_related_objects"),
        *("earliest", "latest", "get_or_create", "update_or_create", "get_object_or_404"),
    ]
)
_TAKES_IN = re.compile(r"\{%\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
_TEMPLATE_NAME = re.compile(r"^[a-z_]+/[a-z0-9_/]+\.(?:html|txt|typ)$")


def our_models() -> dict[type[Model], int]:
    """Every model of ours and how high it lies."""
    heights = {model: reading.floor_of(model.__module__) for model in apps.get_models()}
    return {model: height for model, height in heights.items() if height is not None}


def relations() -> Iterator[tuple[type[Model], Field, type[Model]]]:
    """Every relation between two models of ours: the model, its field, the model it points to."""
    for model in our_models():
        for field in (*model._meta.fields, *model._meta.many_to_many):
            if field.remote_field is not None and field.related_model in our_models():
                yield model, field, field.related_model


def floors() -> Iterator[tuple[Path, int]]:
    """Every file that lies on a floor."""
    for file in reading.house_files():
        floor = reading.floor_of(reading.module_of(file))
        if floor is not None:
            yield file, floor


def test_a_relation_points_down():
    height = our_models()
    assert [
        f"{model.__name__}.{field.name}" for model, field, to in relations() if height[to] > height[model]
    ] == []


def test_no_lookup_reaches_up():
    """A lower floor does not ask for rows of an upper one by the name of their reverse relation either."""
    assert [
        f"{reading.name_of(file)}:{line} {part}"
        for file, floor in floors()
        for names in [_names_from_above(floor)]
        for part, line in lookups(file)
        if part in names
    ] == []


@cache
def _names_from_above(floor: int) -> set[str]:
    """Reverse names that only an upper floor may use; a word that is a field's of this floor is no look up."""
    height = our_models()
    above = {
        field.related_query_name()
        for model, field, _to in relations()
        if height[model] > floor and not field.remote_field.hidden
    }
    own = {
        field.name
        for model, high in height.items()
        if high <= floor
        for field in model._meta.get_fields()
        if field.concrete or height.get(field.related_model, high) <= floor
    }
    return above - own


def lookups(file: Path) -> Iterator[tuple[str, int]]:
    """Every part of a path of the ORM that a file asks by, with its line."""
    for node in reading.walk(file):
        if not (isinstance(node, ast.Call) and reading.called(node) in _ASKING):
            continue
        words = [keyword.arg for keyword in node.keywords if keyword.arg]
        words += [
            arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        for word in words:
            for part in word.lstrip("-").split("__"):
                yield part, node.lineno


def test_the_names_from_above_are_known():
    """The test above would be green with an empty list, too."""
    assert {"application", "referrals", "thread"} <= _names_from_above(reading.floor_of("employers") or 0)


def test_a_template_takes_in_only_what_is_below():
    """The shell (base page, components, frame of the desk) is for all floors and takes in nothing from one."""
    findings = []
    for file in reading.templates():
        name = file.relative_to(reading.ROOT / "templates").as_posix()
        floor = reading.template_floor(name)
        for other in _TAKES_IN.findall(file.read_text()):
            below = reading.template_floor(other)
            if below is not None and (floor is None or below > floor):
                findings.append(f"{name} takes in {other}")
    assert findings == []


def test_no_code_draws_a_template_of_an_upper_floor():
    assert [
        f"{reading.name_of(file)}:{node.lineno} {node.value}"
        for file, floor in floors()
        for node in reading.walk(file)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _TEMPLATE_NAME.match(node.value)
        and (reading.template_floor(node.value) or 0) > floor
    ] == []


def test_every_folder_of_templates_has_its_floor():
    folders = {path.name for path in (reading.ROOT / "templates").iterdir()} - reading.SHELL
    assert [name for name in sorted(folders) if reading.template_floor(name) is None] == []
