"""Postings like one that is read: near in work, place and pay, and never more than a search would show."""

import pytest

from employers.actions import postings
from employers.models import Posting
from employers.search import similar
from hellowork.accounts.actor import ANONYMOUS
from hellowork.offices.models import Municipality
from seekers.job_rows import similar_rows
from tests.employers import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def read() -> Posting:
    """The posting that is being read: office work in Chiyoda for 230,000 yen."""
    return make.open_posting(title="読んでいる求人", base_min=230_000, allowances=[])


def other(title: str, by=None, **card) -> Posting:
    return make.open_posting(
        by, **{"title": title, "base_min": 230_000, "base_max": 400_000, "allowances": []} | card
    )


def titles(posting: Posting, actor=ANONYMOUS) -> list[str]:
    return [row.title for row in similar_rows(Posting.objects.get(pk=posting.pk), actor)]


def test_the_nearest_pay_comes_first_and_the_posting_itself_never(read):
    for title, pay in (("遠い", 330_000), ("近い", 240_000), ("同じ", 230_000)):
        other(title, base_min=pay)
    assert titles(read) == ["同じ", "近い", "遠い"]


def test_the_same_municipality_outweighs_a_small_difference_in_pay(read):
    shibuya = Municipality.objects.get(code="13113")
    other("渋谷", municipality=shibuya)
    other("千代田", base_min=240_000)
    other("遠い千代田", base_min=300_000)
    assert titles(read) == ["千代田", "渋谷", "遠い千代田"]


def test_other_work_and_other_prefectures_are_not_alike(read):
    other("ほかの仕事", occupation="08")
    other("ほかの県", municipality=Municipality.objects.get(code="14101"))
    assert titles(read) == []


def test_there_are_five_at_most(read):
    for number in range(7):
        other(f"求人{number}")
    assert len(titles(read)) == similar.MOST_SHOWN == 5


def test_what_has_ended_is_not_shown(read):
    by = make.member()
    ended = make.open_posting(by, title="終わった")
    postings.close_posting(by=by, posting_id=ended.pk, transition="cancel")
    assert titles(read) == []


def test_levels_are_respected(read):
    seeker = make.staff()
    for level in (2, 3, 4):
        other(f"公開範囲{level}", publication_level=level)
    assert titles(read) == ["公開範囲3"]
    assert sorted(titles(read, seeker)) == ["公開範囲2", "公開範囲3"]


def test_a_posting_without_its_employers_name_stays_without_it(read):
    hidden = make.member(make.establishment(name="カナリヤ商会株式会社", kana="カナリヤショウカイ"))
    make.open_posting(hidden, publication_level=3, title="カナリヤ商会の検査", base_min=230_000)
    (row,) = similar_rows(Posting.objects.get(pk=read.pk), ANONYMOUS)
    assert row.employer == ""
    assert "カナリヤ" not in row.title
    assert "の検査" in row.title


def test_whose_postings_they_are_changes_nothing():
    """A company beside a posting of level 3 would tell whose it is, in whichever order it stood."""
    ours, theirs = make.member(), make.member(make.establishment(name="ほかの会社"))
    hidden = make.open_posting(ours, publication_level=3, base_min=230_000, allowances=[])
    for number in range(2):
        other(f"ほか{number}", by=theirs, base_min=230_000 + number * 2_000)
        other(f"自社{number}", by=ours, base_min=231_000 + number * 2_000)
    assert titles(hidden) == ["ほか0", "自社0", "ほか1", "自社1"]
