import django.db.models.deletion
from django.db import migrations, models

# A text of more than a quarter of a page lies beside, as it is: it is looked into, not read.
STORAGE = "ALTER TABLE employers_postingtext ALTER COLUMN folded SET STORAGE EXTERNAL"
FILL = """
INSERT INTO employers_postingtext (posting_id, folded)
SELECT posting_id, folded FROM employers_postingsearch ORDER BY posting_id
"""


class Migration(migrations.Migration):
    dependencies = [("employers", "0016_search_indexes")]

    operations = [
        migrations.CreateModel(
            "PostingText",
            [
                (
                    "row",
                    models.OneToOneField(
                        db_column="posting_id",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="employers.postingsearch",
                        verbose_name="検索用の索引",
                    ),
                ),
                ("folded", models.TextField(verbose_name="正規化した本文")),
            ],
            {"verbose_name": "検索用の本文", "verbose_name_plural": "検索用の本文"},
        ),
        migrations.RunSQL(STORAGE, migrations.RunSQL.noop),
        migrations.RunSQL("SET LOCAL statement_timeout = 0", migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RemoveField("PostingSearch", "folded"),
    ]
