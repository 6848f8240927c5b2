"""The page of the public search."""

import re
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from employers.actions import postings
from employers.models import PostingSearch
from employers.search import index
from employers.search import page as pages
from tests.benchmarks import data
from tests.employers import factories as make
from tests.employers.pages import main_of, said, soup_of
from tests.seekers.visitors import Visitors

pytestmark = pytest.mark.django_db

NAME = "カナリヤ商会株式会社"
EVERYBODY = (
    "anonymous",
    "online_seeker",
    "office_seeker",
    "lapsed_seeker",
    "own_member",
    "other_member",
    "staff",
)
SEES_LEVEL_2 = ("online_seeker", "office_seeker", "staff")


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR_FOR_STAFF = False


@pytest.fixture
def visitors() -> Visitors:
    return Visitors(make.member(make.establishment(name=NAME, kana="カナリヤショウカイ")))


def titles(response) -> list[str]:
    return [said(link) for link in soup_of(response).select(".job-title a")]


def chips(response) -> dict[str, str]:
    found = soup_of(response).select(".chip")
    return {said(chip).removesuffix("の条件を外す").strip(): chip["href"] for chip in found}


@pytest.mark.parametrize("visitor", EVERYBODY)
@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_each_visitor_finds_what_the_level_lets(visitors, visitor, level):
    make.open_posting(visitors.employer, publication_level=level, title="紙飛行機の検査")
    browser = visitors.browser(visitor)

    answer = browser.get("/jobs/", {"q": "紙飛行機"})
    is_found = level in (1, 3) or (level == 2 and visitor in SEES_LEVEL_2)
    assert titles(answer) == (["紙飛行機の検査"] if is_found else [])
    assert titles(browser.get("/jobs/")) == titles(answer)

    is_named = (level in (1, 2) and is_found) or (level == 3 and visitor in ("own_member", "staff"))
    assert (NAME in said(soup_of(answer).main)) == (is_named and is_found)
    by_name = titles(browser.get("/jobs/", {"q": "カナリヤ商会"}))
    assert by_name == (["紙飛行機の検査"] if level in (1, 2) and is_found else [])


def test_an_online_registration_sees_level_2_only_where_the_operator_says_so(visitors, settings):
    make.open_posting(visitors.employer, publication_level=2)
    settings.LEVEL_2_FOR_ONLINE_ONLY = False
    assert titles(visitors.browser("online_seeker").get("/jobs/")) == []
    assert titles(visitors.browser("office_seeker").get("/jobs/")) == ["一般事務"]


def test_a_row_says_what_a_reader_compares(client):
    make.open_posting(base_min=230_000, base_max=280_000, wants_self_application=True)
    (row,) = soup_of(client.get("/jobs/")).select(".job")
    text = said(row)
    for part in (
        "新着",
        "正社員",
        "一般事務",
        "青空食品株式会社",
        "月給 23万5,000円から 29万円",
        "年収の目安 282万円から348万円",
        "東京都千代田区",
        "9時00分から18時00分まで",
        "年間休日125日",
        "オンライン自主応募可",
        "2026年11月11日（水曜日） 受付",
        "求人番号 13010-00000001",
    ):
        assert part in text, part
    assert row.select_one("a")["href"] == "/jobs/13010-00000001/"


def test_pay_by_the_hour_is_brought_to_a_year(client):
    make.open_posting(wage_form="hourly", base_min=1_300, base_max=1_300, allowances=[])
    # 8 hours on 240 days a year, 160 hours a month.
    assert "時給 1,300円 年収の目安 249万円" in said(soup_of(client.get("/jobs/")).select_one(".job"))


def test_a_posting_on_hold_says_so(client):
    employer = make.member()
    posting = make.open_posting(employer)
    postings.hold_posting(by=employer, posting_id=posting.pk, reason="応募が多いため")
    assert "応募の受付を止めています" in said(soup_of(client.get("/jobs/")).select_one(".job"))


@pytest.mark.parametrize(
    "text",
    [
        "ホームヘルパー",
        "ﾎｰﾑﾍﾙﾊﾟｰ",
        "ほーむへるぱー",
        "ホームヘルパ",
        "へるぱー　ほーむ",
        "C++",
        "Ｃ＋＋",
        "c＃",
        "千代田区",
        "13010-1",
    ],
)
def test_any_spelling_finds_the_same(client, text):
    make.open_posting(title="ホームヘルパー", description="C++とC#の経験がある方を歓迎します。")
    make.open_posting(
        title="営業", description="決まったお客様をまわります。", municipality=make.municipality("13102")
    )
    assert titles(client.get("/jobs/", {"q": text})) == ["ホームヘルパー"]


def test_the_box_of_the_front_page_asks_this_page(client):
    make.open_posting()
    form = soup_of(client.get("/")).select_one("form[role=search]")
    assert form["action"] == "/jobs/"
    assert {box["name"] for box in form.select("input")} == {"q", "place"}


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("千代田区", ["一般事務"]),
        ("ちよだ", ["一般事務"]),
        ("東京", ["一般事務"]),
        ("東京 大阪", ["一般事務"]),
        ("大阪", []),
        ("紙飛行機駅", ["一般事務"]),
        ("どこにもない駅", []),
    ],
)
def test_places_are_taken_as_people_name_them(client, place, found):
    make.open_posting(access="紙飛行機駅から歩いて3分")
    assert titles(client.get("/jobs/", {"place": place})) == found


def test_a_place_of_several_prefectures_asks_which_is_meant(client):
    make.open_posting(municipality=make.municipality("13103"))
    answer = client.get("/jobs/", {"place": "港区"})
    meanings = {said(link): link["href"] for link in soup_of(answer).select(".jobs-meanings a")}
    assert list(meanings) == ["東京都港区", "愛知県名古屋市港区", "大阪府大阪市港区"]
    assert titles(client.get(meanings["東京都港区"])) == ["一般事務"]
    assert not soup_of(client.get(meanings["東京都港区"])).select(".jobs-meanings")


def test_every_filter_narrows_and_its_chip_widens_again(client):
    make.open_posting(title="当たり", can_work_from_home=True, car_commuting=True)
    make.open_posting(
        title="外れ",
        occupation="08",
        municipality=make.municipality("27127"),
        working_time="part",
        employment_form="part_timer",
        base_min=215_000,
        base_max=215_000,
        allowances=[],
        two_day_weekend="other",
        experience="required",
        education="university",
        contract_work="contracting",
    )
    for query, chip in (
        ("pref=13", "東京都"),
        ("city=13101", "東京都千代田区"),
        ("job=06", "事務的職業"),
        ("time=full", "フルタイム"),
        ("form=regular", "正社員"),
        ("wage=230000", "月額23万円以上"),
        ("with=remote", "在宅勤務あり"),
        ("with=weekend", "週休二日（毎週）"),
        ("with=no_experience", "経験不問"),
        ("with=no_education", "学歴不問"),
        ("with=direct", "派遣・請負を含まない"),
        ("with=car", "マイカー通勤可"),
        ("q=-外れ", "外れを除く"),
    ):
        answer = client.get(f"/jobs/?{query}")
        assert titles(answer) == ["当たり"], query
        assert list(chips(answer)) == [chip], query
        assert len(titles(client.get(chips(answer)[chip]))) == 2, query


def test_a_town_narrows_its_prefecture(client):
    make.open_posting()
    make.open_posting(title="港区の仕事", municipality=make.municipality("13103"))
    assert titles(client.get("/jobs/?pref=13&city=13103")) == ["港区の仕事"]
    assert titles(client.get("/jobs/?pref=13&place=港区")) == ["港区の仕事"]


def test_the_order_is_newest_first_or_by_wage(client, house_clock):
    for title, wage in (("低い", 220_000), ("高い", 300_000), ("中", 250_000)):
        make.open_posting(title=title, base_min=wage, base_max=wage)
        house_clock.move_to(2026, 11, 12 + wage // 100_000, 10, 0)
    assert titles(client.get("/jobs/")) == ["中", "高い", "低い"]
    assert titles(client.get("/jobs/?sort=wage")) == ["高い", "中", "低い"]


def test_the_address_of_the_same_question_is_one(client):
    answer = client.get(
        "/jobs/?page=1&place=&with=self&time=&q=%E4%BB%8B%E8%AD%B7&pref=13&pref=99&wage=abc&sort=new&x=1"
    )
    canonical = soup_of(answer).select_one("link[rel=canonical]")["href"]
    assert canonical.endswith(f"/jobs/?q={quote('介護')}&pref=13&with=self")


def test_htmx_gets_the_results_and_what_belongs_to_them(client):
    make.open_posting()
    answer = client.get("/jobs/?q=事務&place=&pref=13", headers={"HX-Request": "true"})
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.select_one("form") is None
    assert {said(node) for node in soup.select("#found, #jobs-title, #filter-count")} == {
        "1件 の求人",
        "「事務」の求人（東京都）",
        "（1）",
    }
    assert answer.headers["HX-Push-Url"] == f"/jobs/?q={quote('事務')}&pref=13"
    assert "HX-Request" in answer.headers["Vary"]
    restored = client.get("/jobs/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert b"<html" in restored.content


def test_everything_that_can_be_focused_within_the_swapped_part_has_an_id(client):
    make.open_posting()
    answer = client.get(
        "/jobs/?q=看護師+OR+事務&place=港区&pref=13&with=direct", headers={"HX-Request": "true"}
    )
    nodes = BeautifulSoup(answer.content, "html.parser").select(
        "a, button, summary, :not(label) > :is(input, select)"
    )
    assert nodes
    assert [str(node) for node in nodes if not node.get("id") and "pagination" not in str(node.parent)] == []


def test_what_the_script_leaves_in_place_can_be_told_by_its_id(client):
    """Ticks that come and go carry none: the section in which a hand may be is not swapped."""
    answer = client.get("/jobs/?pref=13&pref=14&city=13103&job=06", headers={"HX-Request": "true"})
    parts = BeautifulSoup(answer.content, "html.parser").select("[data-parts] > *")
    assert [part["id"] for part in parts] == ["city-13", "city-14", "middle-06"]


def test_nothing_found_says_what_to_do(client):
    make.open_posting()
    answer = client.get("/jobs/?q=宇宙飛行士&pref=13")
    text = main_of(answer)
    assert "条件に合う求人が見つかりませんでした" in text
    assert "「宇宙飛行士」を外してさがす" in text
    links = [link["href"] for link in soup_of(answer).select(".empty a")]
    assert titles(client.get(links[0])) == ["一般事務"]


def test_synonyms_are_told(client):
    make.open_posting(description="看護師の仕事です。")
    answer = client.get("/jobs/?q=ナース")
    assert titles(answer) == ["一般事務"]
    assert "「ナース」には「看護師」も含めています。" in main_of(answer)


def test_pages_end_where_they_should(client):
    made = data.make(45)
    for card, posting in zip(made.cards, made.postings, strict=True):
        card.publication_level = posting.publication_level = 1
    data.write(made)
    index.publish([posting.pk for posting in made.postings])

    seen = [
        title["id"]
        for number in (1, 2, 3)
        for title in soup_of(client.get(f"/jobs/?page={number}")).select(".job-title a")
    ]
    assert len(seen) == len(set(seen)) == 45
    assert "3ページ中の2ページ目" in main_of(client.get("/jobs/?page=2"))
    page = soup_of(client.get("/jobs/?page=2"))
    assert page.select_one("ol.job-list")["start"] == "21"
    assert said(page.select_one("#found")).endswith("（2ページ目）")
    assert page.select_one("[rel=next]")["href"] == "/jobs/?page=3#found", "past the form, to the hits"
    assert client.get("/jobs/?page=9").headers["Location"] == "/jobs/?page=3"
    assert client.get("/jobs/?page=-1&pref=13").status_code == 200
    assert client.get("/jobs/?page=999999").headers["Location"] == "/jobs/?page=3"


def test_a_question_that_is_too_wide_is_stopped_and_told(client, monkeypatch):
    """The database refuses by itself: its limit is set to nothing for this one question."""
    make.open_posting()
    monkeypatch.setattr(pages, "_SETTINGS", "SET LOCAL statement_timeout = '1ms'; SELECT pg_sleep(1)")
    answer = client.get("/jobs/?q=事務")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "時間がかかりすぎたため、検索を中止しました" in main_of(answer)


@pytest.mark.parametrize(
    "text",
    ["\x00", "'", '"', "\\", "'; DROP TABLE x; --", "!!!", "a & b | !c <-> d:*", "(((", "%", "％s",
     "{x} %(y)s", "<script>", "-", "- -", "OR", "NOT", "「", "あ" * 5000, "a " * 3000,
     "￿", "🍣", "\u202e", "#p13", "=x", "ｱﾞ", "٣", "𠮷野家"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["q", "place"])
def test_whatever_is_typed_gets_a_page(client, name, text):
    make.open_posting()
    answer = client.get("/jobs/", {name: text})
    assert answer.status_code == 200
    assert (
        client.get(
            "/jobs/", {name: text, "pref": "13", "wage": "1"}, headers={"HX-Request": "true"}
        ).status_code
        == 200
    )


@pytest.mark.parametrize(
    "query",
    ["pref=\x00", "pref=99&city=99999&job=xx&time=x&form=x&with=x&sort=x&page=x", "wage=-1", "wage=1e9",
     "wage=99999999999999", "city=13",
     "hourly=９００", "page=0", "page=%00", "&".join(f"city=131{n:02d}" for n in range(1, 40)), "&".join(["pref=13"] * 3000)],
)  # fmt: skip
def test_whatever_stands_in_an_address_gets_a_page(client, query):
    make.open_posting()
    answer = client.get(f"/jobs/?{query}")
    assert answer.status_code in (200, 302, 400)
    assert answer.status_code != 400 or query.count("&") > 1000


@pytest.mark.parametrize(
    "query",
    ["", "?pref=13", "?q=事務", "?q=事務 -営業&place=東京&wage=100000", "?wage=200000"],
)
def test_an_anonymous_search_asks_the_database_six_times_at_most(
    client, query, django_assert_max_num_queries
):
    make.open_posting()
    with django_assert_max_num_queries(6 + 3) as asked:
        assert client.get(f"/jobs/{query}").status_code == 200
    counted = [
        q["sql"]
        for q in asked.captured_queries
        if not re.match(r"(SAVEPOINT|RELEASE|ROLLBACK|SET) ", q["sql"])
    ]
    assert len(counted) <= 4


def test_nobody_changes_anything_here(client):
    assert client.post("/jobs/", {"q": "x"}).status_code in (403, 405)
    assert client.head("/jobs/").status_code == 200


def test_shared_caches_keep_a_page_a_minute_and_none_of_a_signed_in_person(client, visitors):
    answer = client.get("/jobs/")
    assert answer.headers["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert {"Cookie", "HX-Request"} <= set(answer.headers["Vary"].split(", "))
    assert not answer.cookies
    assert "no-store" in visitors.browser("online_seeker").get("/jobs/").headers["Cache-Control"]


def test_robots_follow_but_keep_only_the_plain_lists(client):
    make.open_posting()
    assert not soup_of(client.get("/jobs/?pref=13")).select("meta[name=robots]")
    for query in ("q=事務", "place=東京", "pref=13&job=06"):
        assert (
            soup_of(client.get(f"/jobs/?{query}")).select_one("meta[name=robots]")["content"]
            == "noindex, follow"
        )


def test_a_wage_of_the_address_stands_among_the_choices(client):
    chosen = soup_of(client.get("/jobs/?wage=237000")).select_one("#wage option[selected]")
    assert (chosen["value"], said(chosen)) == ("237000", "23万7,000円以上")


def test_the_table_holds_one_row_for_each_posting_found(client):
    make.open_posting()
    assert PostingSearch.objects.count() == len(titles(client.get("/jobs/"))) == 1
