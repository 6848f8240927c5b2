"""The groups of synonyms a new house begins with; afterwards the staff keep them (検索の同義語 on the desk)."""

from typing import Any

from django.apps import apps as installed
from django.db import DEFAULT_DB_ALIAS

STARTING_GROUPS = (
    ("PG", "プログラマー", "プログラマ"),
    ("SE", "システムエンジニア"),
    ("看護師", "ナース", "看護士"),
    ("介護士", "介護職", "ケアワーカー", "介護スタッフ"),
    ("ヘルパー", "訪問介護員"),
    ("ケアマネ", "ケアマネジャー", "ケアマネージャー", "介護支援専門員"),
    ("ドライバー", "運転手", "運転士"),
    ("在宅", "リモート", "テレワーク", "在宅勤務", "リモートワーク"),
    ("パート", "アルバイト", "パートタイム"),
    ("コールセンター", "テレオペ", "テレフォンオペレーター", "テレホンオペレーター"),
    ("保育士", "保母"),
    ("警備員", "ガードマン"),
    ("フォークリフト", "リフト"),
    ("調理師", "コック"),
    ("ホール", "接客"),
    ("レジ", "チェッカー"),
    ("障害", "障がい", "障碍"),
    ("子ども", "子供", "こども"),
    ("引越し", "引越", "引っ越し", "引っこし"),
    ("未経験", "経験不問"),
    ("ソフトウェア", "ソフトウエア"),
    ("ウェブ", "ウエブ", "Web"),
    ("ディーゼル", "ジーゼル"),
    ("取付", "取り付け", "取付け"),
    ("受付", "受け付け", "受付け"),
    ("売場", "売り場"),
    ("組立", "組み立て", "組立て"),
)


def load_starting_groups(
    apps: Any = installed, using: str = DEFAULT_DB_ALIAS, **_of_the_signal: object
) -> None:
    """Fill an empty table. Receiver of `post_migrate` for this app: what a flush empties is filled again, too."""
    try:
        apps.get_model("employers", "SynonymGroup")
    except LookupError:
        return
    from employers.search.models import SynonymGroup

    groups = SynonymGroup.objects.using(using)
    if not groups.exists():
        groups.bulk_create(SynonymGroup.of_words(words) for words in STARTING_GROUPS)
