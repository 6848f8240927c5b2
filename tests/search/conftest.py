"""Thousands of postings made once a module, for tests that only read them."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from employers.search import index
from tests.benchmarks import data
from tests.search.multiply import multiply
from tests.strict.clock import standing_still

ROWS = 2_100


@pytest.fixture(scope="module")
def two_thousand(django_db_setup, django_db_blocker) -> Iterator[list[int]]:
    """Ids of the postings; rolled back at the end of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        with standing_still(python_too=True):
            made = data.make(ROWS)
            data.write(made)
            ids = [posting.pk for posting in made.postings]
            for start in range(0, len(ids), 300):
                index.publish(ids[start : start + 300])
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE employers_postingsearch")
        yield ids
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def twenty_thousand(two_thousand, django_db_blocker) -> list[int]:
    """The same and ten copies of each in the search: ids of the originals."""
    with django_db_blocker.unblock():
        multiply(10)
    return two_thousand


@pytest.fixture(scope="module")
def fifty_thousand(two_thousand, django_db_blocker) -> list[int]:
    """The same and twenty-five copies of each in the search."""
    with django_db_blocker.unblock():
        multiply(25)
    return two_thousand
