"""Thousands of postings made once a module, for tests that only read them."""

from collections.abc import Iterator

import pytest
import pytest_django
from django.db import connection, transaction

from employers.search import index, narrowing
from tests.benchmarks import data
from tests.search.multiply import multiply
from tests.strict.clock import standing_still


@pytest.fixture(scope="module")
def two_thousand(django_db_setup, django_db_blocker) -> Iterator[list[int]]:
    """Ids of the postings; rolled back at the end of the module."""
    yield from _made(2_100, django_db_blocker)


@pytest.fixture(scope="module")
def twenty_thousand(django_db_setup, django_db_blocker) -> Iterator[list[int]]:
    """Ids of some hundred postings of which the search holds thirty copies each."""
    yield from _made(700, django_db_blocker, copies=30)


@pytest.fixture(scope="module")
def fifty_thousand(django_db_setup, django_db_blocker) -> Iterator[list[int]]:
    """The same with seventy-seven copies."""
    yield from _made(700, django_db_blocker, copies=77)


def _made(count: int, blocker: pytest_django.DjangoDbBlocker, copies: int = 0) -> Iterator[list[int]]:
    with blocker.unblock(), transaction.atomic():
        with standing_still(python_too=True):
            made = data.make(count)
            data.write(made)
            _analyse()
            ids = [posting.pk for posting in made.postings]
            for start in range(0, len(ids), 300):
                index.publish(ids[start : start + 300])
        multiply(copies)
        yield ids
        transaction.set_rollback(True)


def _analyse() -> None:
    """What the database knows of tables that other tests filled and rolled back says nothing of these."""
    with connection.cursor() as cursor:
        for model in data.MODELS:
            cursor.execute(f"ANALYZE {model._meta.db_table}")


@pytest.fixture
def long_words_are_narrowed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As among many more rows than these."""
    monkeypatch.setattr(narrowing, "_LEAST_ROWS", 1)
    frequent = narrowing._frequent
    frequent.cache_clear()
    yield
    frequent.cache_clear()
