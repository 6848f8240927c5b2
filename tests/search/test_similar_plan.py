"""What is like a posting is one bounded question, in the order of an index."""

import pytest
from django.db import connection

from employers.models import Posting
from employers.search import similar

pytestmark = pytest.mark.django_db


def test_one_bounded_question(two_thousand, django_assert_num_queries):
    posting = Posting.objects.select_related("card").get(pk=two_thousand[0])
    with django_assert_num_queries(1):
        found = similar.nearest_to(posting, sees_level_2=False)
    assert found
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {similar._NEAREST}", [posting.pk, 6, 13, posting.pk, [2], "13101"])
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "ps_og_pref" in plan
    assert "Seq Scan" not in plan
