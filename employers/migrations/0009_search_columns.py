import datetime as dt

from django.db import migrations, models

# The search stays whole meanwhile: what can be told from other tables is filled in here, what has to be reckoned (wages)
# and the texts by line come with the repair, since the version of folding is raised with this.
FILL = """
UPDATE employers_postingsearch AS row SET
  refer_until = acceptance.refer_until,
  establishment_id = posting.establishment_id,
  is_part = card.working_time = 'part',
  wage_month_max = row.wage_month,
  wage_year = row.wage_month * 12
FROM employers_posting posting
JOIN employers_acceptance acceptance ON acceptance.id = posting.acceptance_id
JOIN employers_jobcard card ON card.id = posting.card_id
WHERE posting.id = row.posting_id;
"""


def _filled(name: str, field: models.Field) -> migrations.AddField:
    return migrations.AddField("PostingSearch", name, field, preserve_default=False)


def _index(name: str, *columns: str) -> migrations.AddIndex:
    return migrations.AddIndex("PostingSearch", models.Index(fields=columns, include=["level"], name=name))


class Migration(migrations.Migration):
    dependencies = [("employers", "0008_no_limit_no_ages")]

    operations = [
        _filled("refer_until", models.DateField("紹介期限日", default=dt.date(1, 1, 1))),
        _filled("wage_month_max", models.IntegerField("月額（上限・円）", default=0)),
        _filled("wage_year", models.IntegerField("年額（下限・円）", default=0)),
        _filled("establishment_id", models.BigIntegerField("事業所", default=0)),
        _filled("is_part", models.BooleanField("パートタイム", default=False)),
        # Every row is written: without the index of the lexemes that is minutes for a million, with it hours. 0013
        # builds it again.
        migrations.RemoveIndex("PostingSearch", "ps_terms"),
        migrations.RunSQL("SET LOCAL statement_timeout = 0", migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        _index("ps_wage_max", "-wage_month_max", "-posting"),
        _index("ps_pref_wage_max", "pref", "-wage_month_max", "-posting"),
        migrations.AddIndex(
            "PostingSearch",
            models.Index(
                fields=["-wage_hour", "-posting"], condition=models.Q(is_part=True), name="ps_wage_hour"
            ),
        ),
        _index("ps_until", "refer_until", "posting"),
        _index("ps_pref_until", "pref", "refer_until", "posting"),
    ]
