from django.db import migrations, models

FILL = """
UPDATE employers_postingsearch AS row SET occupation_middle = card.occupation_middle::smallint
FROM employers_jobcard card
WHERE card.id = row.card_id AND card.occupation_middle <> ''
"""


class Migration(migrations.Migration):
    dependencies = [("employers", "0019_search_statistics")]

    operations = [
        migrations.RemoveIndex("PostingSearch", "ps_og_pref"),
        migrations.AddField(
            "PostingSearch",
            "occupation_middle",
            models.SmallIntegerField(null=True, verbose_name="職業分類（中分類）"),
        ),
        migrations.RunSQL("SET LOCAL statement_timeout = 0", migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
