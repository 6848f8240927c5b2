from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

from employers.search.marks import PLACES

# The catalogue's codes stand among the lexemes of each row already.
FILL = f"""
CREATE TEMPORARY TABLE mark ON COMMIT DROP AS SELECT * FROM (VALUES
  {", ".join(f"('{code}', {column}, {1 << bit}::bigint)" for code, (column, bit) in PLACES.items())}
) AS each (code, place, bit);
UPDATE employers_postingsearch SET
  is_sampled = posting_id % 251 = 0,
  (marks_0, marks_1, marks_2, marks_3) = (
    SELECT
      COALESCE(bit_or(bit) FILTER (WHERE place = 0), 0),
      COALESCE(bit_or(bit) FILTER (WHERE place = 1), 0),
      COALESCE(bit_or(bit) FILTER (WHERE place = 2), 0),
      COALESCE(bit_or(bit) FILTER (WHERE place = 3), 0)
    FROM unnest(tsvector_to_array(terms)) lexeme JOIN mark ON code = lexeme WHERE lexeme LIKE '#%'
  );
"""

COVERED = (
    *("level", "establishment_id", "wage_month", "wage_month_max", "wage_hour", "takes_self_application"),
    *("is_part", "municipality", "days_off", "has_overtime", "overtime_hours", "is_regular", "is_weekend_off"),
    *("from_home", "asks_experience", "may_be_transferred", "car_commuting", "refer_until", "wage_year"),
    *("marks_0", "marks_1", "marks_2", "marks_3"),
)
FILTERED = (
    *("level", "establishment_id", "refer_until", "wage_month", "wage_month_max", "wage_hour", "wage_year"),
    *("is_part", "marks_0", "marks_1", "marks_2", "marks_3"),
)
MARKS = [
    migrations.AddField(
        "PostingSearch",
        f"marks_{number}",
        models.BigIntegerField(default=0, verbose_name=f"条件の印（{number + 1}）"),
        preserve_default=False,
    )
    for number in range(4)
]


class Migration(migrations.Migration):
    dependencies = [("employers", "0014_fast_update")]

    operations = [
        *(migrations.RemoveIndex("PostingSearch", name) for name in ("ps_pref_new", "ps_og_pref", "ps_terms")),
        migrations.AddField(
            "PostingSearch",
            "is_sampled",
            models.BooleanField(default=False, verbose_name="標本"),
            preserve_default=False,
        ),
        *MARKS,
        migrations.RunSQL("SET LOCAL statement_timeout = 0", migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            "PostingSearch",
            models.Index(fields=["pref", "-accepted_on", "-posting"], include=FILTERED, name="ps_pref_new"),
        ),
        migrations.AddIndex(
            "PostingSearch",
            models.Index(fields=["og", "pref", "-accepted_on", "-posting"], include=COVERED, name="ps_og_pref"),
        ),
        migrations.AddIndex(
            "PostingSearch", GinIndex(fields=["terms"], fastupdate=True, name="ps_terms")
        ),
        migrations.AddIndex(
            "PostingSearch",
            GinIndex(
                fields=["terms"], condition=models.Q(is_sampled=True), fastupdate=False, name="ps_sample"
            ),
        ),
    ]
