import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

# The two wide columns lie beside the table, uncompressed: what is walked and counted stays narrow. The planner
# knows the frequent lexemes well; it never decides by the rare ones (`employers.search.page`).
STORAGE = """
ALTER TABLE employers_postingsearch SET (toast_tuple_target = 128);
ALTER TABLE employers_postingsearch
  ALTER COLUMN folded SET STORAGE EXTERNAL,
  ALTER COLUMN terms SET STORAGE EXTERNAL,
  ALTER COLUMN terms SET STATISTICS 1000;
"""


class Migration(migrations.Migration):
    dependencies = [("employers", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="SynonymGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None, verbose_name="同じ意味の語"
                    ),
                ),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        editable=False,
                        size=None,
                        verbose_name="比べる形",
                    ),
                ),
            ],
            options={"verbose_name": "検索の同義語", "verbose_name_plural": "検索の同義語"},
        ),
        migrations.CreateModel(
            name="PostingSearch",
            fields=[
                (
                    "posting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_row",
                        serialize=False,
                        to="employers.posting",
                        verbose_name="求人",
                    ),
                ),
                ("card_id", models.BigIntegerField(verbose_name="求人票")),
                ("digest", models.BigIntegerField(verbose_name="内容の印")),
                ("accepted_on", models.DateField(verbose_name="受付年月日")),
                ("wage_month", models.IntegerField(verbose_name="月額（下限・円）")),
                ("wage_hour", models.IntegerField(verbose_name="時間額（下限・円）")),
                ("pref", models.SmallIntegerField(verbose_name="都道府県")),
                ("og", models.SmallIntegerField(verbose_name="職業分類")),
                ("level", models.SmallIntegerField(verbose_name="公開希望")),
                ("version", models.SmallIntegerField(verbose_name="正規化の版")),
                ("takes_self_application", models.BooleanField(verbose_name="オンライン自主応募の受付")),
                ("folded", models.TextField(verbose_name="正規化した本文")),
                ("terms", django.contrib.postgres.search.SearchVectorField(verbose_name="索引語")),
            ],
            options={
                "verbose_name": "検索用の索引",
                "verbose_name_plural": "検索用の索引",
                "indexes": [
                    models.Index(fields=["-accepted_on", "-posting"], include=("level",), name="ps_new"),
                    models.Index(
                        fields=["pref", "-accepted_on", "-posting"], include=("level",), name="ps_pref_new"
                    ),
                    models.Index(
                        fields=["og", "pref", "-accepted_on", "-posting"],
                        include=("level",),
                        name="ps_og_pref",
                    ),
                    models.Index(fields=["-wage_month", "-posting"], include=("level",), name="ps_wage"),
                    models.Index(
                        fields=["pref", "-wage_month", "-posting"], include=("level",), name="ps_pref_wage"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["terms"], name="ps_terms"
                    ),
                ],
            },
        ),
        migrations.RunSQL(STORAGE, migrations.RunSQL.noop),
    ]
