"""What may have been meant: near words of the trade, by letters, by reading, by keys; never a word of a hidden posting."""

import pytest

from employers.search import folding, spelling
from employers.search.spelling import READINGS, meant
from tests.employers import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("看護帥", "看護師"),
        ("かんごし", "看護師"),
        ("カンゴシ", "看護師"),
        ("kangoshi", "看護師"),
        ("かいごふくしし", "介護福祉士"),
        ("いっぱんじむ", "一般事務"),
        ("プロラグマー", "プログラマー"),
        ("ぷろぐらま－", None),
        ("プログマラー", "プログラマー"),
        ("フォークリクト", "フォークリフト"),
        ("デイサビース", "デイサービス"),
        ("ファミリーレストランン", "ファミリーレストラン"),
        ("エクセレ", "エクセル"),
        ("Excle", "Excel"),
        ("保険師", "保健師"),
        ("理学療養士", "理学療法士"),
    ],
)
def test_a_slip_is_understood(typed, first):
    found = meant(typed)
    assert found[:1] == ([] if first is None else [first]) or first in found


@pytest.mark.parametrize(
    "typed", ["看護師", "ナース", "エクセル", "宇宙飛行士の訓練生", "猫", "", "あ" * 30, "qwrtp"]
)
def test_a_word_itself_and_what_is_far_from_any_have_no_suggestion(typed):
    assert meant(typed) == []


def test_old_titles_are_never_suggested():
    for typed in ("看護姉", "保姆", "スチュアーデス", "スチュワーデズ"):
        assert not {"看護婦", "看護士", "保母", "スチュワーデス"} & set(meant(typed))


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_words_of_titles_are_suggested_only_of_postings_that_everybody_sees(level):
    employer, officer = make.member(), make.staff()
    for _number in range(3):
        make.open_posting(
            employer, accepted_by=officer, title="紙飛行機の検査 ヒコウキワーカー", publication_level=level
        )
    assert meant("ヒコウキワカー") == (["ヒコウキワーカー"] if level == 1 else [])


def test_a_word_of_one_title_alone_is_no_word_of_the_trade():
    make.open_posting(title="ヒコウキワーカー")
    assert meant("ヒコウキワカー") == []


def test_a_reading_is_in_kana_and_its_word_is_not():
    lines = READINGS.read_text(encoding="utf-8").splitlines()[1:]
    pairs = [tuple(line.split("\t")) for line in lines]
    assert len(pairs) > 100
    assert len({reading for reading, _word in pairs}) == len(pairs)
    assert all(folding.fold(reading) for reading, _word in pairs)


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("看護師", "看護師", 0),
        ("看護師", "看護士", 1),
        ("アイ", "イア", 1),
        ("アイウ", "アウ", 1),
        ("アイウエ", "オカキク", 3),
    ],
)
def test_letters_are_counted_with_places_changed(one, other, wrong):
    assert spelling._distance(one, other) == spelling._distance(other, one) == wrong
