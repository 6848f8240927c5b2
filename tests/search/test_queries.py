"""What people type and what must come first: three hundred questions to two hundred postings, both written by hand.

And that the questions notice: without a group of synonyms or a rule of reading, one of them has another answer.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction

from employers.models import SynonymGroup
from employers.search import folding, tokens, words
from employers.search import page as pages
from employers.search.models import SynonymState
from employers.search.query import Query
from employers.search.synonyms import widened
from employers.search.tokens import Sign
from tests.search import written
from tests.strict.clock import standing_still

pytestmark = pytest.mark.django_db

QUERIES = dict(written.queries())
# Groups of the file, each with a question that has no such answer without it.
GROUPS = {
    "nurse": "看護婦",
    "nurse-aide": "看護補助者",
    "care-worker": "ケアワーカー",
    "care-manager": "ケアマネ",
    "service-manager": "サビ管",
    "day-service": "通所介護",
    "nursery-teacher": "保母",
    "excel": "ｅｘｃｅｌ",
    "real-estate-agent": "宅地建物取引主任者",
    "programmer": "PG",
    "system-engineer": "SE",
    "remote-work": "リモート",
    "call-centre": "テレホンオペレーター",
    "cabin-attendant": "スチュワーデス",
    "housework-service": "家政婦",
    "dangerous-goods-4": "乙4",
    "large-licence": "大型自動車免許",
    "npo": "特定非営利活動法人",
    "sp-hikkoshi": "ひっこし",
    "sp-server": "サーバ構築",
    "sp-web": "ＷＥＢデザイナー",
    "sp-kenin": "牽引免許",
    "sp-grade-1": "一級建築士",
    "sp-disability": "障碍者",
    "sp-jw-cad": "JWCAD",
}


@pytest.fixture(scope="module")
def keys(django_db_setup, django_db_blocker) -> Iterator[dict[int, str]]:
    """Ids of the postings and their keys; rolled back at the end of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        with standing_still(python_too=True):
            yield written.write()
        transaction.set_rollback(True)


def hits(keys: dict[int, str], typed: str) -> list[str]:
    found = pages.find(Query(words=widened(words.read(typed))), size=20)
    return [keys[posting_id] for posting_id in found.posting_ids]


def test_there_are_two_hundred_questions_and_postings():
    assert len(QUERIES) >= 200
    assert len(written.rows("postings.tsv")) >= 200
    known = {row["key"] for row in written.rows("postings.tsv")}
    assert {key for expected in QUERIES.values() for key in expected} <= known
    assert sum(not expected for expected in QUERIES.values()) < 5, "a question without hits shows little"


def test_each_question_has_the_first_hits_that_are_written_down(keys):
    answers = {typed: hits(keys, typed) for typed in QUERIES}
    wrong = {typed: found for typed, found in answers.items() if found != QUERIES[typed]}
    assert wrong == {}


@pytest.mark.parametrize(("code", "typed"), GROUPS.items())
def test_without_its_group_a_question_has_another_answer(keys, code, typed):
    assert SynonymGroup.objects.filter(code=code).update(state=SynonymState.RETIRED) == 1
    assert hits(keys, typed) != QUERIES[typed]


@pytest.mark.parametrize(
    ("place", "name", "without", "typed"),
    [
        (words, "other_spellings", lambda *_: [], "サーバー監視"),
        (words, "_SHORT_LATIN", 0, "C"),
        (tokens, "_SIGNS", {"OR": Sign.OR}, "介護 NOT 夜勤"),
        (tokens, "_SIGNS", {"NOT": Sign.NOT}, "犬 OR 猫"),
        (tokens, "_SIGNS", {"NOT": Sign.NOT}, "介護 AND 夜勤"),
        (folding, "amount_of", lambda _folded: None, "25万円"),
    ],
)
def test_without_a_rule_of_reading_a_question_has_another_answer(
    keys, monkeypatch, place, name, without, typed
):
    monkeypatch.setattr(place, name, without)
    assert hits(keys, typed) != QUERIES[typed]
