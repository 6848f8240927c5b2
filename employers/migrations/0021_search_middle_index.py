from django.db import migrations, models

COVERED = (
    *("level", "establishment_id", "wage_month", "wage_month_max", "wage_hour", "takes_self_application"),
    *(
        "is_part",
        "municipality",
        "days_off",
        "has_overtime",
        "overtime_hours",
        "is_regular",
        "is_weekend_off",
    ),
    *("from_home", "asks_experience", "may_be_transferred", "car_commuting", "occupation_middle"),
    *("refer_until", "wage_year", "marks_0", "marks_1", "marks_2", "marks_3"),
)


class Migration(migrations.Migration):
    """By itself, so that the rows as they were before 0020 are not indexed, too."""

    dependencies = [("employers", "0020_search_middle_group")]

    operations = [
        migrations.RunSQL("SET LOCAL statement_timeout = 0", migrations.RunSQL.noop),
        migrations.AddIndex(
            "PostingSearch",
            models.Index(
                fields=["og", "pref", "-accepted_on", "-posting"], include=COVERED, name="ps_og_pref"
            ),
        ),
    ]
