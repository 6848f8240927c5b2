# ruff: noqa: S608 - names and numbers of ours.

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
        *(
            migrations.RemoveIndex("PostingSearch", name)
            for name in ("ps_pref_new", "ps_og_pref", "ps_terms")
        ),
        migrations.AddField(
            "PostingSearch",
            "is_sampled",
            models.BooleanField(default=False, verbose_name="標本"),
            preserve_default=False,
        ),
        *MARKS,
        migrations.RunSQL("SET LOCAL statement_timeout = 0", migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
