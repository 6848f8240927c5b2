"""The page of a search that found nothing: what to take off and what that finds, and what may have been meant."""

from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from employers.search import page as pages
from employers.search.query import Order
from hellowork.accounts.actor import ANONYMOUS
from seekers.forms.search import SearchForm
from seekers.job_conditions import as_conditions
from seekers.job_help import MOST_WAYS, help_for
from seekers.job_results import Results
from tests.employers import factories as make
from tests.employers.pages import main_of, said, soup_of

pytestmark = pytest.mark.django_db


def ways(answer) -> list[str]:
    return [said(link) for link in soup_of(answer).select(".empty a[id^=without-]")]


def meant(answer) -> list[str]:
    return [said(link) for link in soup_of(answer).select(".empty a[id^=meant-]")]


@pytest.fixture
def three() -> None:
    employer, officer = make.member(), make.staff()
    for title in ("看護師", "看護師", "事務"):
        make.open_posting(employer, accepted_by=officer, title=title)


def test_the_condition_that_gives_most_stands_first_with_its_count(client, three):
    answer = client.get("/jobs/?q=看護師+宇宙飛行士&pref=13")
    assert ways(answer) == ["「宇宙飛行士」を外してさがす（2件）", "すべての求人を見る"]
    links = [link["href"] for link in soup_of(answer).select(".empty a")]
    assert len(soup_of(client.get(links[0])).select(".job-title")) == 2


def test_the_conditions_can_be_kept_until_something_fits(client, three):
    page = soup_of(client.get("/jobs/?q=宇宙飛行士"))
    assert "合う求人が公開されたときに、メールでお知らせします。" in said(page.main)
    assert [link["id"] for link in page.select("a[href*='searches']")] == ["save-search"]


def test_conditions_that_give_nothing_alone_are_not_offered(client, three):
    answer = client.get("/jobs/?q=宇宙飛行士&pref=47")
    assert ways(answer) == ["すべての求人を見る"]
    assert "条件を1つ外しても見つかりません。" in main_of(answer)


def test_a_word_that_may_have_been_meant_is_offered_with_its_count(client, three):
    answer = client.get("/jobs/?q=かんごし&pref=13")
    assert meant(answer) == ["看護師（2件）"]
    link = soup_of(answer).select_one("#meant-1")["href"]
    assert len(soup_of(client.get(link)).select(".job-title")) == 2


def test_a_word_that_would_find_nothing_is_not_offered(client, three):
    assert meant(client.get("/jobs/?q=ほいくし")) == []
    assert meant(client.get("/jobs/?q=かんごし&pref=47")) == []


@pytest.fixture
def paid() -> None:
    employer, officer = make.member(), make.staff()
    make.open_posting(
        employer, accepted_by=officer, title="経理", base_min=240_000, base_max=300_000, becomes_regular=True
    )
    make.open_posting(
        employer, accepted_by=officer, title="清掃", working_time="part", employment_form="part_timer",
        wage_form="hourly", base_min=1_300, base_max=1_300, allowances=[],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("1250円", "時給1,250円以上（パート）（1件）"),
        ("時給1,250円以上", "時給1,250円以上（パート）（1件）"),
        ("時給１２５０", "時給1,250円以上（パート）（1件）"),
        ("時給 1250円 以上", "時給1,250円以上（パート）（1件）"),
        ("清掃 1250円から", "時給1,250円以上（パート）（1件）"),
        ("月給21万", "月額21万円以上（1件）"),
        ("21万3千円以上", "月額21万3,000円以上（1件）"),
        ("経理 月収 21万円", "月額21万円以上（1件）"),
        ("270万円", "年収の目安270万円以上（1件）"),
        ("年収271万円", "年収の目安271万円以上（1件）"),
        ("正社員登用", "正社員登用あり（1件）"),
        ("経理 正社員登用制度", "正社員登用あり（1件）"),
    ],
)
def test_a_word_that_is_a_condition_of_the_form_is_offered_as_one(client, paid, typed, offered):
    answer = client.get("/jobs/", {"q": typed})
    assert meant(answer) == [offered]
    link = soup_of(answer).select_one("#meant-1")["href"]
    assert len(soup_of(client.get(link)).select(".job-title")) == 1
    assert not meant(client.get(link))


@pytest.mark.parametrize(
    "typed",
    [
        "1250",
        "月給25",
        "年収300",
        "日給1万円",
        "-1250円",
        "1250円 OR 1300円",
        "時給3,000円",
        "999億円",
        "21万-30万",
    ],
)
def test_of_other_numbers_no_condition_is_made_nor_one_that_finds_nothing(client, paid, typed):
    assert meant(client.get("/jobs/", {"q": typed})) == []


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("q=経理+正社員登用&with=uij&with=no_education", "q=経理&with=no_education&with=regular&with=uij"),
        ("q=月給21万&wage=999999", "wage=210000"),
        ("q=残業なし&overtime=45", "overtime=none"),
        ("q=車通勤可+受付", "q=受付&with=car"),
        ("q=製造業+受付", "q=受付&industry=E"),
    ],
)
def test_a_condition_stands_among_those_chosen_in_the_one_order_of_an_address(asked, offered):
    (chip,) = as_conditions(SearchForm.of(QueryDict(asked), "/jobs/"))
    assert unquote(chip.address) == f"/jobs/?{offered}"
    assert SearchForm.of(QueryDict(offered), "/jobs/").address() == chip.address


def test_a_condition_that_is_chosen_already_is_not_offered():
    assert not list(as_conditions(SearchForm.of(QueryDict("q=正社員登用&with=regular"), "/jobs/")))


def test_a_posting_that_this_visitor_may_not_find_is_not_counted(client):
    make.open_posting(title="看護師", publication_level=2)
    assert meant(client.get("/jobs/?q=かんごし")) == []
    assert ways(client.get("/jobs/?q=看護師&pref=13")) == ["すべての求人を見る"]


def test_what_is_typed_is_escaped(client):
    answer = client.get("/jobs/", {"q": '<b>宇宙</b> "飛行<i>'})
    assert b"<b>" not in answer.content.replace(b"<b></b>", b"")
    assert b"<i>" not in answer.content


def test_what_was_left_aside_is_said(client):
    assert "「***」は、文字や数字を含まないため、検索に使っていません。" in main_of(
        client.get("/jobs/?q=***")
    )


def test_only_so_many_conditions_are_counted(client, three):
    prefectures = "&".join(f"pref={code:02d}" for code in range(20, 47))
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(f"/jobs/?q=宇宙飛行士&{prefectures}")
    counts = [each for each in asked if "count(*)" in each["sql"] and "is_sampled" not in each["sql"]]
    assert answer.status_code == 200
    assert len(counts) <= MOST_WAYS + 2


def test_help_asks_the_database_a_bounded_number_of_times(client, three):
    with CaptureQueriesContext(connection) as asked:
        client.get("/jobs/?q=かんごし 事務員 -営業&place=東京 新宿駅&wage=200000")
    assert 6 < len(asked) <= 30


def test_counting_that_takes_too_long_leaves_help_without_figures(three, monkeypatch, settings):
    """The database refuses by itself: its limit is set to nothing for these questions."""
    form = SearchForm.of(QueryDict("q=看護師 宇宙飛行士&pref=13"), "/jobs/")
    monkeypatch.setattr(pages, "_SETTINGS", "SET LOCAL statement_timeout = '1ms'; SELECT pg_sleep(1)")
    nothing = Results(pages.Found((), 0, is_capped=False, has_next=False), Order.NEWEST)
    given = help_for(form, ANONYMOUS, nothing)
    assert [(way.label, way.count) for way in given.ways] == [
        ("看護師", None),
        ("宇宙飛行士", None),
        ("東京都", None),
    ]
    assert not given.is_counted
    context = {"form": form, "help": given, "operator": settings.OPERATOR, "save_address": "/"}
    page = render_to_string("seekers/jobs/_nothing.html", context)
    assert "「東京都」を外してさがす" in page
    assert "件）" not in page
    assert "条件を1つ外すと、見つかることがあります。" in page


def test_every_link_of_the_help_has_an_id(client, three):
    soup = BeautifulSoup(client.get("/jobs/?q=かんごし&pref=13").content, "html.parser")
    assert [str(link) for link in soup.select(".empty a") if not link.get("id")] == []


@pytest.mark.parametrize("typed", ["1301099999999", "１３０１０－９９９９９９９９"])
def test_who_typed_a_number_as_a_word_is_led_to_the_search_by_number(client, three, typed):
    link = soup_of(client.get("/jobs/", {"q": typed})).select_one("#as-number")
    assert said(link) == "求人番号 13010-99999999 でさがす"
    assert "求人番号 13010-99999999 の求人は見つかりませんでした" in main_of(client.get(link["href"]))


@pytest.mark.parametrize("typed", ["1301000000001", "１３０１０ー１", "看護師 1301000000001"])
def test_a_number_typed_as_a_word_finds_its_posting_with_a_hyphen_or_without(client, three, typed):
    assert len(soup_of(client.get("/jobs/", {"q": typed})).select(".job-title")) == 1


def test_several_numbers_typed_as_words_are_led_to_all_of_them(client, three):
    link = soup_of(client.get("/jobs/?q=1301000000001+13010-2")).select_one("#as-number")
    assert len(soup_of(client.get(link["href"])).select(".job-title")) == 2


def test_a_place_that_nobody_knows_is_named(client, three):
    unknown = "「ほげ町」という都道府県・市区町村は見つからなかったため"
    assert unknown in main_of(client.get("/jobs/?place=ほげ町"))
    assert "という都道府県・市区町村は" not in main_of(client.get("/jobs/?place=那覇市&q=事務"))
