from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

# All of them stand on the card as they are.
FILL = """
UPDATE employers_postingsearch AS row SET
  municipality = card.municipality_id::int,
  days_off = card.days_off_a_year,
  has_overtime = card.has_overtime,
  overtime_hours = card.overtime_hours,
  is_regular = card.employment_form = 'regular',
  is_weekend_off = NULLIF(card.two_day_weekend, '') = 'weekly',
  from_home = card.can_work_from_home,
  asks_experience = NULLIF(card.experience, '') = 'required',
  may_be_transferred = card.may_be_transferred,
  car_commuting = card.car_commuting
FROM employers_jobcard card
WHERE card.id = row.card_id;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("employers", "0012_applicants"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="postingsearch",
            name="ps_og_pref",
        ),
        migrations.AddField(
            model_name="postingsearch",
            name="asks_experience",
            field=models.BooleanField(null=True, verbose_name="経験が必要"),
        ),
        migrations.AddField(
            model_name="postingsearch",
            name="car_commuting",
            field=models.BooleanField(null=True, verbose_name="マイカー通勤"),
        ),
        migrations.AddField(
            model_name="postingsearch",
            name="days_off",
            field=models.SmallIntegerField(null=True, verbose_name="年間休日数"),
        ),
        migrations.AddField(
            model_name="postingsearch",
            name="from_home",
            field=models.BooleanField(null=True, verbose_name="在宅勤務"),
        ),
        migrations.AddField(
            model_name="postingsearch",
            name="has_overtime",
            field=models.BooleanField(null=True, verbose_name="時間外労働"),
        ),
        migrations.AddField(
            model_name="postingsearch",
            name="is_regular",
            field=models.BooleanField(null=True, verbose_name="正社員"),
        ),
        migrations.AddField(
            model_name="postingsearch",
            name="is_weekend_off",
            field=models.BooleanField(null=True, verbose_name="週休二日（毎週）"),
        ),
        migrations.AddField(
            model_name="postingsearch",
            name="may_be_transferred",
            field=models.BooleanField(null=True, verbose_name="転勤の可能性"),
        ),
        migrations.AddField(
            model_name="postingsearch",
            name="municipality",
            field=models.IntegerField(null=True, verbose_name="市区町村"),
        ),
        migrations.AddField(
            model_name="postingsearch",
            name="overtime_hours",
            field=models.SmallIntegerField(null=True, verbose_name="時間外労働（月平均・時間）"),
        ),
        migrations.RunSQL("SET LOCAL statement_timeout = 0", migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="postingsearch",
            index=models.Index(
                fields=["og", "pref", "-accepted_on", "-posting"],
                include=(
                    "level",
                    "establishment_id",
                    "wage_month",
                    "wage_month_max",
                    "wage_hour",
                    "takes_self_application",
                    "is_part",
                    "municipality",
                    "days_off",
                    "has_overtime",
                    "overtime_hours",
                    "is_regular",
                    "is_weekend_off",
                    "from_home",
                    "asks_experience",
                    "may_be_transferred",
                    "car_commuting",
                ),
                name="ps_og_pref",
            ),
        ),
        migrations.AddIndex(
            model_name="postingsearch",
            index=GinIndex(fields=["terms"], fastupdate=False, name="ps_terms"),
        ),
    ]
