"""Every field of every table has a class of retention, or its reason not to need one (design rule 12)."""

from collections import Counter

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import models

from hellowork.accounts.models import User
from hellowork.audit.edits import tables
from hellowork.audit.schedule import jobs
from hellowork.retention import RetentionClass, Then, all_classes, discover
from hellowork.text.written_pages import WritesPage
from tests.house import reviewed


@pytest.fixture(autouse=True)
def _all_declared() -> None:
    discover()


def stored_fields() -> dict[str, models.Field]:
    """Every column of every table, of the libraries too: `Seeker.name`."""
    return {
        f"{model.__name__}.{field.name}": field
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_fields
    }


def says_nothing_about_a_person(field: models.Field) -> bool:
    """By its kind: yes or no, an instant, one of a few choices, a key of its own, a row that has classes itself."""
    kinds = models.BooleanField | models.DateTimeField | models.AutoField
    return (
        isinstance(field, kinds)
        or bool(field.choices)
        or (field.primary_key and isinstance(field, models.UUIDField))
        or (field.is_relation and not issubclass(field.related_model, User))
    )


def declared() -> list[str]:
    return [
        f"{model.__name__}.{name}"
        for each in all_classes()
        for model, names in each.fields.items()
        for name in names
    ]


def test_every_field_has_a_class_or_a_reason():
    """A new field fails here until somebody has decided."""
    undecided = {name for name, field in stored_fields().items() if not says_nothing_about_a_person(field)}
    assert sorted(undecided - set(declared()) - reviewed.NOT_PERSONAL.keys()) == []


def test_the_list_of_reasons_names_fields_that_need_one():
    needed = {name for name, field in stored_fields().items() if not says_nothing_about_a_person(field)}
    assert sorted(reviewed.NOT_PERSONAL.keys() - (needed - set(declared()))) == []


def test_every_declared_field_exists():
    assert sorted(set(declared()) - stored_fields().keys()) == []


def test_a_field_has_one_class():
    assert [name for name, count in Counter(declared()).items() if count > 1] == []


def test_two_models_of_one_name_would_hide_each_other():
    names = Counter(
        model.__name__
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_every_app_declares_its_own():
    """The models of a class lie in the app of its room, on a floor below, or belong to a library."""
    assert {each.name for each in all_classes()} >= {
        "accounts",
        "seekers",
        "referrals",
        "applications",
        "messages",
    }


def test_every_job_that_is_named_exists():
    assert [(each.name, job) for each in all_classes() for job in each.jobs if job not in jobs()] == []


def test_a_class_without_a_job_is_on_the_reviewed_list():
    """What is not swept yet is known by name, and that list only shrinks."""
    assert {each.name for each in all_classes() if not each.jobs} == reviewed.NOT_SWEPT.keys()


def test_edits_are_kept_of_the_named_models():
    assert {table.pgh_tracked_model.__name__ for table in tables()} == {
        *("Account", "Establishment", "Member", "Office", "Posting", "Seeker", "StaffMember")
    }


def test_a_class_that_is_emptied_says_what_stands_there_afterwards():
    with pytest.raises(TypeError, match="say what stands"):
        RetentionClass(
            name="x",
            title="x",
            kept=None,
            since="x",
            then=Then.EMPTIED,
            fields={User: ["email"]},
            jobs=("x",),
        )


def test_a_class_without_a_job_says_why():
    with pytest.raises(ValueError, match="say why"):
        RetentionClass(name="x", title="x", kept=None, since="x", then=Then.DELETED, fields={})


def test_the_page_is_current():
    """Run `manage.py retention` after a change to a class."""
    call_command("retention", "--check")


def test_a_page_that_is_not_current_is_found(monkeypatch, tmp_path):
    monkeypatch.setattr(WritesPage, "folder", tmp_path)
    with pytest.raises(CommandError, match=r"run manage\.py retention"):
        call_command("retention", "--check")

    call_command("retention")
    call_command("retention", "--check")
