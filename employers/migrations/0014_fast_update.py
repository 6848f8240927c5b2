from django.contrib.postgres.indexes import GinIndex
from django.db import migrations

# The index itself stays as it is: only what is written from now on waits beside it (docs/adr/0018).
STATE = [
    migrations.RemoveIndex("PostingSearch", "ps_terms"),
    migrations.AddIndex("PostingSearch", GinIndex(fields=["terms"], fastupdate=True, name="ps_terms")),
]


class Migration(migrations.Migration):
    dependencies = [
        ("employers", "0013_fit_columns"),
    ]

    operations = [
        migrations.RunSQL(
            "ALTER INDEX ps_terms SET (fastupdate = on)",
            "ALTER INDEX ps_terms SET (fastupdate = off); SELECT gin_clean_pending_list('ps_terms')",
            state_operations=STATE,
        )
    ]
