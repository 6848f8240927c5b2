import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import hellowork.clock

# What the first release began with. No page could change them; all are in the file of starting groups under a code.
_FIRST_GROUPS = (
    "PG、プログラマー、プログラマ",
    "SE、システムエンジニア",
    "看護師、ナース、看護士",
    "介護士、介護職、ケアワーカー、介護スタッフ",
    "ヘルパー、訪問介護員",
    "ケアマネ、ケアマネジャー、ケアマネージャー、介護支援専門員",
    "ドライバー、運転手、運転士",
    "在宅、リモート、テレワーク、在宅勤務、リモートワーク",
    "パート、アルバイト、パートタイム",
    "コールセンター、テレオペ、テレフォンオペレーター、テレホンオペレーター",
    "保育士、保母",
    "警備員、ガードマン",
    "フォークリフト、リフト",
    "調理師、コック",
    "ホール、接客",
    "レジ、チェッカー",
    "障害、障がい、障碍",
    "子ども、子供、こども",
    "引越し、引越、引っ越し、引っこし",
    "未経験、経験不問",
    "ソフトウェア、ソフトウエア",
    "ウェブ、ウエブ、Web",
    "ディーゼル、ジーゼル",
    "取付、取り付け、取付け",
    "受付、受け付け、受付け",
    "売場、売り場",
    "組立、組み立て、組立て",
)


def forget_first_groups(apps, _schema_editor):
    """The file brings them again, better, when this migrate is over."""
    groups = apps.get_model("employers", "SynonymGroup").objects.all()
    first = {frozenset(words.split("、")) for words in _FIRST_GROUPS}
    groups.filter(pk__in=[group.pk for group in groups if frozenset(group.words) in first]).delete()


def use_the_others(apps, _schema_editor):
    """Groups from elsewhere were searched for until now, and go on being."""
    apps.get_model("employers", "SynonymGroup").objects.update(state="in_use")


class Migration(migrations.Migration):
    dependencies = [
        ("employers", "0010_card_fields"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(forget_first_groups, migrations.RunPython.noop),
        migrations.AddField(
            model_name="synonymgroup",
            name="asked_only",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40),
                blank=True,
                default=list,
                size=None,
                verbose_name="入力されたときだけ使う語",
            ),
        ),
        migrations.AddField(
            model_name="synonymgroup",
            name="code",
            field=models.CharField(
                editable=False, max_length=40, null=True, unique=True, verbose_name="符号"
            ),
        ),
        migrations.AddField(
            model_name="synonymgroup",
            name="kind",
            field=models.CharField(
                choices=[("synonym", "同じ意味の語"), ("spelling", "表記のゆれ"), ("abbreviation", "略語")],
                default="synonym",
                max_length=12,
                verbose_name="種類",
            ),
        ),
        migrations.AddField(
            model_name="synonymgroup",
            name="note",
            field=models.CharField(blank=True, max_length=200, verbose_name="備考"),
        ),
        migrations.AddField(
            model_name="synonymgroup",
            name="parts",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=80),
                default=list,
                editable=False,
                size=None,
                verbose_name="語の中で比べる形",
            ),
        ),
        migrations.AddField(
            model_name="synonymgroup",
            name="proposed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="提案者",
            ),
        ),
        migrations.AddField(
            model_name="synonymgroup",
            name="reviewed_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="確認日時"),
        ),
        migrations.AddField(
            model_name="synonymgroup",
            name="reviewed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="確認者",
            ),
        ),
        migrations.AddField(
            model_name="synonymgroup",
            name="state",
            field=models.CharField(
                choices=[("proposed", "提案中"), ("in_use", "使用中"), ("retired", "使用終了")],
                default="proposed",
                editable=False,
                max_length=8,
                verbose_name="状態",
            ),
        ),
        migrations.AddField(
            model_name="synonymgroup",
            name="state_since",
            field=models.DateTimeField(
                db_default=hellowork.clock.Now(), editable=False, verbose_name="状態の開始"
            ),
        ),
        migrations.RunPython(use_the_others, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="synonymgroup",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["proposed", "in_use", "retired"])),
                name="synonym_group_state_is_known",
            ),
        ),
    ]
