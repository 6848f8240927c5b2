"""Rules over all models: official names, what goes with what, where time comes from."""

import re

from django.apps import apps
from django.db import models
from django.db.models import CASCADE, Field

from tests.house import reading, reviewed

_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if reading.floor_of(model.__module__) is not None]


def our_fields() -> list[tuple[type[models.Model], Field]]:
    """Every column that somebody may read; an automatic number names nothing."""
    return [
        (model, field)
        for model in our_models()
        for field in model._meta.local_fields
        if not field.primary_key or field.is_relation
    ]


def test_there_are_models():
    assert len(our_models()) > 30


def test_every_model_has_its_official_name():
    assert [
        model.__name__
        for model in our_models()
        if not (_JAPANESE.search(str(model._meta.verbose_name)) and _JAPANESE.search(model.__doc__ or ""))
    ] == []


def test_every_field_has_its_official_name():
    assert [
        f"{model.__name__}.{field.name}"
        for model, field in our_fields()
        if not _JAPANESE.search(str(field.verbose_name))
    ] == []


def test_what_is_deleted_with_another_row_has_a_reason():
    found = {
        f"{model.__name__}.{field.name}"
        for model, field in our_fields()
        if field.remote_field is not None and field.remote_field.on_delete is CASCADE
    }
    assert found == reviewed.CASCADES.keys()


def test_a_default_of_time_comes_from_the_house_clock():
    """`auto_now` and `default=timezone.now` read the clock of a host (ADR 0004)."""
    assert [
        f"{model.__name__}.{field.name}"
        for model, field in our_fields()
        if isinstance(field, models.DateField | models.DateTimeField)
        and (field.auto_now or field.auto_now_add or (callable(field.default) and field.has_default()))
    ] == []


def test_persons_and_papers_have_ids_that_cannot_be_guessed():
    """Design rule 4; postings and what staff alone see have numbers."""
    numbered = {model.__name__ for model in our_models() if not isinstance(model._meta.pk, models.UUIDField)}
    assert not numbered & reviewed.RANDOM_IDS


def test_every_state_is_held_by_the_database():
    """A field of states is closed by a check constraint, not by its choices alone."""
    assert [
        model.__name__
        for model in our_models()
        if any(field.name == "state" for field in model._meta.fields)
        and not any("state__in" in str(constraint) for constraint in model._meta.constraints)
    ] == []
