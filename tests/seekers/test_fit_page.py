"""希望に合う求人, and the box on the page of a posting: reasons, hard conditions, levels, the law."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seekers.fit_rows import comparison
from seekers.models import Seeker
from tests.employers import factories as make
from tests.employers.pages import browser_of, main_of, said, soup_of
from tests.seekers import factories as seekers
from tests.seekers.visitors import Visitors

pytestmark = pytest.mark.django_db
PAGE = "/jobs/fit/"
NAME = "カナリヤ商会株式会社"
WISHES = {
    "wish_occupations": ["06"],
    "wish_prefectures": ["13"],
    "wish_working_time": "full",
    "wish_days_off": 130,
    "wish_ticks": ["weekend", "car"],
    "wish_musts": ["place", "time"],
}


@pytest.fixture
def seeker():
    return seekers.online_seeker(**WISHES)


def rows(response) -> list[str]:
    return [said(row) for row in soup_of(response).select(".job")]


def test_a_row_tells_hard_conditions_apart_and_reasons_for_and_against(seeker):
    make.open_posting()
    (row,) = rows(browser_of(seeker).get(PAGE))
    assert (
        "必ずの条件 ○ 合っています： 勤務地は希望の地域です（東京都千代田区）。"
        " ○ 合っています： フルタイムの求人です。"
        " できればの希望 ○ 合っています： 希望の職種です（事務的職業）。"
        " ○ 合っています： 毎週、週休二日です。"
        " ？ 会社にご確認ください： マイカー通勤については、求人票に書かれていません。"
        " △ 合っていません： 年間休日は125日です（希望：130日以上）。"
    ) in row


def test_without_wishes_the_page_says_what_to_do():
    make.open_posting()
    page = browser_of(seekers.online_seeker()).get(PAGE)
    assert "希望条件がまだありません" in main_of(page)
    assert rows(page) == []
    assert soup_of(page).select_one("main a.button")["href"] == "/me/wishes/"


def test_where_nothing_fits_the_page_says_what_may_help(seeker):
    make.open_posting(municipality=make.municipality("14101"))
    page = browser_of(seeker).get(PAGE)
    assert rows(page) == []
    assert "必ずの条件を減らすか、勤務地や職種を増やすと、見つかることがあります。" in main_of(page)


def test_the_way_to_the_wishes_and_to_the_search_is_there(seeker):
    make.open_posting()
    links = [link["href"] for link in soup_of(browser_of(seeker).get(PAGE)).select("main a.action-link")]
    assert "/me/wishes/" in links
    assert any(link.startswith("/jobs/?") and "06" in link and "13" in link for link in links)


@pytest.mark.parametrize("visitor", ["online_seeker", "office_seeker", "lapsed_seeker"])
@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_levels_are_respected(visitor, level):
    visitors = Visitors(make.member(make.establishment(name=NAME)))
    make.open_posting(
        visitors.employer, publication_level=level, title="検査（カナリヤ商会）", licences="カナリヤ商会の検定",
        experience="required", experience_text="カナリヤ商会での勤務",
    )  # fmt: skip
    browser = visitors.browser(visitor)
    Seeker.objects.update(wish_occupations=["06"])
    page = browser.get(PAGE)
    is_shown = level in (1, 3) or (level == 2 and visitor != "lapsed_seeker")
    assert len(rows(page)) == is_shown
    assert ("カナリヤ" in main_of(page)) == (is_shown and level < 3)


def test_a_lawful_age_limit_is_told_to_everybody_in_the_same_words():
    make.open_posting(has_age_limit=True, age_until=59, age_reason="1")
    make.open_posting()
    young = seekers.online_seeker(**WISHES, birth_date=dt.date(2004, 1, 1))
    old = seekers.online_seeker(**WISHES, birth_date=dt.date(1950, 1, 1))
    seen = [rows(browser_of(each).get(PAGE)) for each in (young, old)]
    assert seen[0] == seen[1]
    words = "年齢の制限があります：59歳以下（1号：定年を上限）。応募の前にご確認ください。"
    assert [words in row for row in seen[0]] == [False, True]


def test_the_page_asks_as_much_for_one_row_as_for_many(seeker):
    browser = browser_of(seeker)
    make.open_posting(has_age_limit=True, age_until=59, age_reason="1")
    browser.get(PAGE)

    def asked() -> int:
        with CaptureQueriesContext(connection) as sent:
            browser.get(PAGE)
        return len([each for each in sent if each["sql"].startswith(("SELECT", "WITH"))])

    one = asked()
    for _more in range(4):
        make.open_posting(experience="required", experience_text="3年", licences="簿記")
    assert asked() == one <= 8


def test_beside_a_posting_a_seeker_reads_how_it_compares(seeker):
    from employers.public_card import PublicCard
    from employers.publication import Sight

    posting = make.open_posting()
    found = comparison(seeker, PublicCard(posting, Sight.FULL))
    assert found is not None
    assert [each.key.value for each in found.judgement.hard] == ["place", "time"]
    assert comparison(make.staff(), PublicCard(posting, Sight.FULL)) is None
