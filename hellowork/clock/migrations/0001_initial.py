from django.db import migrations, models

CREATE_FUNCTION = """
CREATE FUNCTION hellowork_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(
    (SELECT coalesce(frozen_at, clock_timestamp() + shift) FROM clock_clocksetting),
    clock_timestamp()
  )
$$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    # Their columns default to the clock.
    run_before = [("accounts", "0001_initial"), ("audit", "0001_initial"), ("notices", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="ClockSetting",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("frozen_at", models.DateTimeField(null=True, verbose_name="止めた時刻")),
                ("shift", models.DurationField(null=True, verbose_name="ずらした時間")),
            ],
            options={
                "verbose_name": "時計の設定",
                "verbose_name_plural": "時計の設定",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="clock_setting_is_one_row"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("frozen_at__isnull", True), ("shift__isnull", True), _connector="XOR"
                        ),
                        name="clock_setting_is_frozen_or_shifted",
                    ),
                ],
            },
        ),
        migrations.RunSQL(CREATE_FUNCTION, "DROP FUNCTION hellowork_now()"),
    ]
