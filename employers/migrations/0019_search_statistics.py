from django.db import migrations

# How many groups of sixty-four establishments there are (`employers.search.ways`): taken for as many as there are rows, all
# hits would be handed to one process, which would group them alone.
STATISTICS = """
CREATE STATISTICS ps_establishments
ON (CASE WHEN level = 3 THEN -1 ELSE establishment_id >> 6 END) FROM employers_postingsearch
"""


class Migration(migrations.Migration):
    dependencies = [("employers", "0018_occupation_middle")]

    operations = [
        migrations.RunSQL(STATISTICS, "DROP STATISTICS ps_establishments"),
        migrations.RunSQL("SET LOCAL statement_timeout = 0", migrations.RunSQL.noop),
        migrations.RunSQL("ANALYZE employers_postingsearch", migrations.RunSQL.noop),
    ]
