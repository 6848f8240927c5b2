"""Every question that the outbox is asked all day is answered from an index, however much it remembers."""

import datetime as dt

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from hellowork.notices import relay
from hellowork.notices.models import OutboxKind, OutboxMessage
from hellowork.notices.tasks import FORGET_DONE, FORGET_SEALED
from tests.notices.conftest import publish

pytestmark = pytest.mark.django_db

_ROWS = """
INSERT INTO notices_outboxmessage
  (kind, name, object_id, occurrence, dedupe_key, state, finished_at, attempts, last_error, available_at)
SELECT (ARRAY['event', 'notice_mail', 'account_mail'])[1 + number %% 3], 'test', number, '', %(state)s || number,
  %(state)s, CASE WHEN %(state)s = 'waiting' THEN NULL ELSE hellowork_now() END, 1, '',
  statement_timestamp() - number * interval '1 second'
FROM generate_series(1, %(rows)s) AS number
"""
# Half of those that wait have failed, and wait for a next try that is far away.
_FAILED = """
UPDATE notices_outboxmessage SET available_at = now() + interval '1 hour'
WHERE state = 'waiting' AND object_id::int > 500
"""
_SEALED = "UPDATE notices_outboxmessage SET sealed = 'x', ends_at = hellowork_now() WHERE id % 100 = 0"


@pytest.fixture
def a_long_memory(db) -> None:
    """100,000 rows done, 1,000 waiting."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(_ROWS, {"state": "done", "rows": 100_000})
        cursor.execute(_ROWS, {"state": "waiting", "rows": 1_000})
        cursor.execute(_FAILED)
        cursor.execute(_SEALED)
        cursor.execute("ANALYZE notices_outboxmessage")


@pytest.mark.slow
def test_nothing_reads_the_whole_table(a_long_memory):
    plans = {name: question.explain() for name, question in _questions().items()}
    next_row = plans["next row of a lane"]
    assert "outbox_waiting" in next_row
    assert "Sort" not in next_row
    assert "(available_at <= statement_timestamp())" in next_row.split("Index Cond")[1]

    plans |= {statement: _plan(statement) for statement in _statements_at_work()}
    assert {name: plan for name, plan in plans.items() if "Seq Scan on notices_outboxmessage" in plan} == {}


def _questions() -> dict[str, QuerySet]:
    rows = OutboxMessage.objects
    lane = rows.due().filter(kind=OutboxKind.NOTICE_MAIL).order_by("available_at", "id")
    return {
        "next row of a lane": lane.select_for_update(no_key=True, skip_locked=True)[:1],
        "backlog": rows.due(),
        "codes past their end": rows.sealed_past_end(),
        "done long ago": rows.done_before(dt.timedelta(days=62)),
        "waiting for too long": rows.older_than(dt.timedelta(minutes=5)),
        "the dead": rows.dead(),
        "newest mails, for the desk": rows.filter(kind=OutboxKind.NOTICE_MAIL).order_by("-created_at")[:50],
    }


def _statements_at_work() -> set[str]:
    """All that the relay and the jobs send, as they send it."""
    with CaptureQueriesContext(connection) as captured:
        relay.run(limit=3)
        FORGET_SEALED.run()
        FORGET_DONE.run()
    assert not OutboxMessage.objects.filter(sealed__isnull=False).exists()
    return {query["sql"] for query in captured if "notices_outboxmessage" in query["sql"]}


def _plan(statement: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement}")
        return "\n".join(line for (line,) in cursor.fetchall())


def test_an_event_costs_four_statements_beside_its_handler(seen):
    publish()
    with CaptureQueriesContext(connection) as captured:
        relay.run(limit=1)

    statements = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    assert len(statements) == 5  # And the backlog at the end of the round.
