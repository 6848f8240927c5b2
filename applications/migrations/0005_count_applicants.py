from django.db import migrations

_COUNT = """
    UPDATE employers_posting posting SET applicants = counted.persons
    FROM (
        SELECT posting_id, count(DISTINCT seeker_id) AS persons FROM applications_application GROUP BY posting_id
    ) counted
    WHERE counted.posting_id = posting.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0004_slot_offers"),
        ("employers", "0012_applicants"),
    ]

    operations = [
        # Where many have applied, one statement takes longer than a request may.
        migrations.RunSQL("SET LOCAL statement_timeout = 0", migrations.RunSQL.noop),
        migrations.RunSQL(_COUNT, migrations.RunSQL.noop),
    ]
