"""What is like a posting is one bounded question, in the order of an index."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.models import Posting
from employers.search import similar

pytestmark = pytest.mark.django_db


def test_one_bounded_question(two_thousand):
    posting = Posting.objects.select_related("card").get(pk=two_thousand[0])
    with CaptureQueriesContext(connection) as asked:
        found = similar.nearest_to(posting, sees_level_2=False)
    assert found
    (question,) = asked
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {question['sql']}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "ps_og_pref" in plan
    assert "Seq Scan" not in plan
