"""Few thousand rows of the search made many, inside the test's transaction and without their postings.

Texts and facets are those of the rows they were made from; days, pay, levels and establishments are spread anew.
"""

# ruff: noqa: S608 - names of our own columns.

from django.db import connection
from django.db.backends.utils import CursorWrapper

from employers.search.models import SAMPLED

# The posting of a copy: that of its original, so many further on.
STEP = 10_000_000

_SPREAD = "(hashint8(posting_id * {0} + n) & 1048575) % {1}"
_CHANGED = {
    "posting_id": f"posting_id + n * {STEP}",
    "is_sampled": f"(posting_id + n * {STEP}) % {SAMPLED} = 0",
    "establishment_id": f"establishment_id + n / 2 * {STEP}",
    "accepted_on": f"accepted_on - {_SPREAD.format(31, 13)}",
    "refer_until": f"refer_until + {_SPREAD.format(37, 3)} * 30",
    "wage_month": f"wage_month + {_SPREAD.format(41, 97)} * 1000",
    "wage_month_max": f"wage_month_max + {_SPREAD.format(43, 29)} * 1000 + 97000",
    "wage_year": f"(wage_month + {_SPREAD.format(41, 97)} * 1000) * 12",
    "level": f"CASE level WHEN 3 THEN 3 ELSE 1 + ({_SPREAD.format(47, 5)} = 0)::int END",
}
_TABLE, _TEXTS = "employers_postingsearch", "employers_postingtext"


def multiply(copies: int) -> None:
    """So many copies of every row, and statistics of them all."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {_TABLE}")
        if copies:
            _copy(cursor, copies)
            # How often a lexeme stands is the same as before, and takes seconds to find.
            cursor.execute(f"ANALYZE {_TABLE} ({', '.join(_CHANGED)})")


def _copy(cursor: CursorWrapper, copies: int) -> None:
    """The indexes are built once over all of them, which is quicker."""
    cursor.execute("SELECT current_setting('statement_timeout')")
    (timeout,) = cursor.fetchone()
    cursor.execute("SET LOCAL statement_timeout = 0; SET LOCAL maintenance_work_mem = '256MB'")
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'", [_TABLE]
    )
    for (name,) in cursor.fetchall():
        cursor.execute(f'ALTER TABLE {_TABLE} DROP CONSTRAINT "{name}"')
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname LIKE 'ps\\_%%'",
        [_TABLE],
    )
    indexes = cursor.fetchall()
    for name, _definition in indexes:
        cursor.execute(f"DROP INDEX {name}")
    cursor.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
        [_TABLE],
    )
    columns = [name for (name,) in cursor.fetchall()]
    values = ", ".join(_CHANGED.get(name, name) for name in columns)
    cursor.execute(
        f"INSERT INTO {_TABLE} ({', '.join(columns)})"
        f" SELECT {values} FROM {_TABLE}, generate_series(1, {int(copies)}) n"
    )
    cursor.execute(
        f"INSERT INTO {_TEXTS} (posting_id, folded)"
        f" SELECT posting_id + n * {STEP}, folded FROM {_TEXTS}, generate_series(1, {int(copies)}) n"
    )
    for _name, definition in indexes:
        cursor.execute(definition)
    cursor.execute("SELECT set_config('statement_timeout', %s, true)", [timeout])
