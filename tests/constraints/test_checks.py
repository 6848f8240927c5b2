"""Whatever the code does, the database takes no row that breaks a rule: every check constraint, each by an UPDATE."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import CheckConstraint

from tests.constraints.examples import EXAMPLES
from tests.house.reading import APPS

CONSTRAINTS = {
    constraint.name: model
    for model in apps.get_models()
    if model.__module__.split(".")[0] in {*APPS, "hellowork"}
    for constraint in model._meta.constraints
    if isinstance(constraint, CheckConstraint)
}


def test_every_constraint_has_its_example():
    """A new one is wanted in `examples.py`, with values that break it and nothing else."""
    assert CONSTRAINTS.keys() == EXAMPLES.keys()


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(CONSTRAINTS))
def test_the_database_refuses_what_breaks_it(name):
    example = EXAMPLES[name]
    row = example.make()
    assert isinstance(row, CONSTRAINTS[name])
    rows = type(row)._base_manager.filter(pk=row.pk)
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        rows.update(**example.values)
    assert refused.value.__cause__.diag.constraint_name == name
