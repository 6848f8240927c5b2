"""The page of the search: filters of every kind, orders, the table, numbers, and one of each establishment."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from employers.actions import postings
from employers.models import Establishment
from hellowork.accounts.actor import Actor
from seekers.models import Seeker
from tests.employers import factories as make
from tests.employers.pages import main_of, said, soup_of
from tests.seekers.test_jobs_search import chips, titles
from tests.seekers.visitors import Visitors

pytestmark = pytest.mark.django_db


def employer_with_number(number: str, **values) -> Actor:
    by = make.member(make.establishment(**values))
    Establishment.objects.filter(pk=by.establishment_id).update(number=number)
    return by


def test_a_middle_group_narrows_its_large_one_and_stands_beside_others(client):
    make.open_posting(title="経理の仕事", occupation="06", occupation_middle="038")
    make.open_posting(title="受付の仕事", occupation="06", occupation_middle="034")
    make.open_posting(title="分類を選んでいない事務", occupation="06")
    make.open_posting(title="販売の仕事", occupation="07")
    for query, expected in (
        ("job=06&job=038", ["経理の仕事"]),
        ("job=038", ["経理の仕事"]),
        ("job=034&job=038", ["受付の仕事", "経理の仕事"]),
        ("job=07&job=038", ["販売の仕事", "経理の仕事"]),
        ("pref=13&job=038", ["経理の仕事"]),
        ("q=仕事&job=038", ["経理の仕事"]),
        ("job=050", []),
    ):
        assert titles(client.get(f"/jobs/?{query}")) == expected, query
    page = client.get("/jobs/?job=06&job=038")
    assert chips(page)["会計事務の職業"] == "/jobs/?job=06"
    assert said(soup_of(page).select_one("h1")) == "会計事務の職業の求人"


def test_the_middle_groups_of_the_chosen_large_ones_can_be_ticked(client):
    def offered(query: str) -> list[str]:
        page = soup_of(client.get(f"/jobs/?{query}"))
        return [each["value"] for each in page.select("#middle-groups input[name=job]")]

    assert offered("") == []
    assert offered("job=01") == ["001", "002", "003"]
    assert offered("job=01&job=08") == ["001", "002", "003", "049", "050", "051"]
    # Also of one that is narrowed without being chosen itself.
    assert offered("job=050") == ["049", "050", "051"]
    page = soup_of(client.get("/jobs/?job=08&job=050"))
    ticked = page.select("#middle-groups input[checked]")
    assert [each["value"] for each in ticked] == ["050"]
    assert "福祉・介護の職業のくわしい分類" in said(page.select_one("#middle-groups"))


def test_every_kind_of_filter_narrows_and_its_chip_widens_again(client):
    big = make.member(make.establishment(employees_company=500, industry="P"))
    make.open_posting(
        big, title="当たり", days_off_a_year=125, has_overtime=False, overtime_hours=None,
        insurances=["employment", "savings"], starts_at=dt.time(10), ends_at=dt.time(17), housing="both",
        weekdays_off=["sun", "holiday"], driving_licence="none", base_min=300_000, base_max=400_000,
    )  # fmt: skip
    make.open_posting(
        title="外れ", days_off_a_year=104, overtime_hours=30, hours_system="shifts", starts_at=dt.time(8),
        ends_at=dt.time(18, 30), has_age_limit=True, age_until=59, age_reason="1", driving_licence="required",
        base_min=260_000, base_max=265_000, allowances=[], insurances=["employment"], weekdays_off=["mon"],
    )  # fmt: skip
    for query in (
        "dayoff=120",
        "overtime=10",
        "insurance=savings",
        "from=0900",
        "until=1800",
        "hours=shifts",
        "housing=family",
        "off=sun&off=holiday",
        "driving=none",
        "age=60",
        "limit=none",
        "size=300",
        "industry=P",
        "year=3500000",
        "not=外れ",
        "with=no_licence",
    ):
        answer = client.get(f"/jobs/?{query}")
        assert titles(answer) == ["当たり"], query
        assert len(chips(answer)) == query.count("=")
        for _condition in chips(answer):
            answer = client.get(next(iter(chips(answer).values())))
        assert len(titles(answer)) == 2, query


def test_new_ones_are_told_by_their_day_today_counted(client, house_clock):
    for day in (10, 13, 16):
        house_clock.move_to(2026, 11, day, 10, 0)
        make.open_posting(title=f"{day}日")
    assert titles(client.get("/jobs/?new=3")) == ["16日"]
    assert titles(client.get("/jobs/?new=7")) == ["16日", "13日", "10日"]


def test_words_can_be_asked_of_chosen_fields(client):
    make.open_posting(title="調理補助", description="病院での仕事です。")
    make.open_posting(title="病院の受付", description="受付の仕事です。")
    assert titles(client.get("/jobs/?q=病院&in=title")) == ["病院の受付"]
    assert titles(client.get("/jobs/?q=病院&in=work")) == ["調理補助"]
    assert len(titles(client.get("/jobs/?q=病院&in=title&in=work"))) == 2


def test_what_was_left_aside_stands_on_the_page(client):
    make.open_posting()
    answer = client.get("/jobs/?pref=99&wage=-5&with=x")
    assert titles(answer) == ["一般事務"]
    for line in ("都道府県の「99」", "月額の下限の「-5」", "こだわり条件の「x」"):
        assert f"{line}は、指定できないため除いて検索しました。" in main_of(answer)


def test_orders_are_links_and_the_present_one_says_so(client):
    for title, low, high in (("甲", 230_000, 240_000), ("乙", 220_000, 400_000)):
        make.open_posting(title=title, base_min=low, base_max=high)
    assert titles(client.get("/jobs/?sort=wage")) == ["甲", "乙"]
    assert titles(client.get("/jobs/?sort=wagemax")) == ["乙", "甲"]
    links = {
        link["id"]: link for link in soup_of(client.get("/jobs/?sort=until&q=事務")).select(".jobs-order a")
    }
    assert list(links) == [
        "order-new",
        "order-wage",
        "order-wagemax",
        "order-until",
        "view-cards",
        "view-table",
    ]
    assert [name for name, link in links.items() if link.get("aria-current")] == ["order-until", "view-cards"]
    assert "紹介期限" in said(soup_of(client.get("/jobs/?sort=until")).select_one(".job"))


def test_the_table_is_a_table_of_the_same_hits(client):
    make.open_posting()
    soup = soup_of(client.get("/jobs/?view=table&pref=13"))
    heads = [said(cell) for cell in soup.select("#job-table thead th[scope=col]")]
    assert heads == ["職種・事業所", "賃金", "就業場所", "時間・休日", "受付日"]
    (row,) = soup.select("#job-table tbody tr")
    for part in ("一般事務", "青空食品株式会社", "月給 23万5,000円から", "東京都千代田区", "年間休日125日"):
        assert part in said(row), part
    assert row.select_one("th[scope=row] a")["href"] == "/jobs/13010-00000001/"
    assert soup.select_one("#job-table")["tabindex"] == "0"
    # The next search keeps the table.
    assert soup.select_one("#jobs-form input[name=view]")["value"] == "table"


def test_each_establishment_shows_once_with_the_way_to_its_others(client):
    ours = employer_with_number("1301-000001-1", name="青空食品株式会社")
    for title in ("一つ目", "二つ目", "三つ目"):
        make.open_posting(ours, title=title, wants_self_application=False)
    hidden = employer_with_number("1301-000002-2", name="カナリヤ商会株式会社")
    for title in ("甲", "乙"):
        make.open_posting(hidden, title=title, publication_level=3)

    answer = client.get("/jobs/?one=1&pref=13")
    assert titles(answer) == ["乙", "甲", "三つ目"]
    (others,) = soup_of(answer).select("[id^=others-]")
    assert parse_qs(urlsplit(others["href"]).query) == {"pref": ["13"], "at": ["1301-000001-1"]}
    assert titles(client.get(others["href"])) == ["三つ目", "二つ目", "一つ目"]
    # Nobody learns from a number which postings without a name are its establishment's.
    assert titles(client.get("/jobs/?at=1301-000002-2")) == []
    assert not soup_of(client.get("/jobs/?pref=13")).select("[id^=others-]")


@pytest.mark.parametrize(("visitor", "found"), [("anonymous", 0), ("online_seeker", 1), ("other_member", 0)])
def test_the_number_of_an_establishment_finds_what_the_visitor_may_find(visitor, found):
    visitors = Visitors(employer_with_number("1301-000001-1"))
    make.open_posting(visitors.employer, publication_level=2)
    assert len(titles(visitors.browser(visitor).get("/jobs/?at=1301-000001-1"))) == found


class TestNumbers:
    def test_the_page_has_the_box(self, client):
        assert soup_of(client.get("/jobs/")).select_one("form.by-number input[name=no]")["aria-describedby"]

    @pytest.mark.parametrize("typed", ["13010-1", "１３０１０ー１", "1301000000001", "13010 00000001"])
    def test_one_leads_to_the_posting(self, client, typed):
        make.open_posting()
        answer = client.get("/jobs/", {"no": typed})
        assert (answer.status_code, answer.headers["Location"]) == (302, "/jobs/13010-00000001/")

    def test_several_are_listed_in_their_order_and_unknown_ones_named(self, client):
        employer = make.member()
        for title in ("甲", "乙", "丙"):
            make.open_posting(employer, title=title)
        ended = make.open_posting(employer, title="丁")
        postings.close_posting(by=employer, posting_id=ended.pk, transition="cancel")
        answer = client.get("/jobs/", {"no": "13010-3 13010-1 13010-4 13010-99"})
        assert titles(answer) == ["丙", "甲"]
        assert "求人番号 13010-00000099 の求人は見つかりませんでした。" in main_of(answer)
        assert "求人番号 13010-00000004 の募集は終了しました。" in main_of(answer)
        assert soup_of(answer).select_one("input[name=no]")["value"] == "13010-3 13010-1 13010-4 13010-99"

    @pytest.mark.parametrize("typed", ["", "介護", "13010-7", "あ" * 5000, "\x00", "13010-1 " * 400])
    def test_whatever_is_typed_gets_a_page(self, client, typed):
        make.open_posting()
        assert client.get("/jobs/", {"no": typed}).status_code in (200, 302)

    def test_a_posting_that_is_not_public_is_as_unknown_as_none(self, client):
        make.open_posting(publication_level=4)
        assert "13010-00000001 の求人は見つかりませんでした" in main_of(
            client.get("/jobs/", {"no": "13010-1"})
        )

    def test_the_name_stays_hidden_in_the_list(self, client):
        make.open_posting(publication_level=3)
        make.open_posting(publication_level=2)
        answer = client.get("/jobs/", {"no": "13010-1 13010-2"})
        assert len(titles(answer)) == 2
        assert "青空食品" not in main_of(answer)


class TestWhileChoosing:
    def test_the_button_says_how_many(self, client):
        make.open_posting()
        swapped = soup_of(client.get("/jobs/?pref=13", headers={"HX-Request": "true"}))
        assert said(swapped.select_one("#filters-search")) == "1件を見る"
        assert said(soup_of(client.get("/jobs/?pref=13")).select_one("#filters-search")) == "この条件でさがす"

    def test_the_button_says_before_it_is_pressed_that_there_are_none(self, client):
        make.open_posting()
        none = soup_of(client.get("/jobs/?pref=14", headers={"HX-Request": "true"}))
        assert said(none.select_one("#filters-search")) == "条件に合う求人は0件です"

    def test_the_button_brings_its_reader_to_the_hits(self, client):
        make.open_posting()
        shown = client.get("/jobs/?pref=13&show=1", headers={"HX-Request": "true"})
        assert shown.headers["HX-Reswap"] == "innerHTML show:#found:top"
        assert shown.headers["HX-Push-Url"] == "/jobs/?pref=13"
        assert "HX-Reswap" not in client.get("/jobs/?pref=13", headers={"HX-Request": "true"}).headers

    def test_sections_with_a_choice_stand_open_and_others_closed(self, client):
        soup = soup_of(client.get("/jobs/?dayoff=120"))
        opened = [said(section.summary) for section in soup.select(".filters-body > details[open]")]
        assert opened == ["休日"]
        assert soup.select_one("#dayoff option[selected]")["value"] == "120"

    def test_what_one_person_chose_is_not_chosen_for_the_next(self, client):
        client.get("/jobs/?with=car&pref=13")
        assert not soup_of(client.get("/jobs/")).select(".filters [checked], .filters option[selected]")


def test_the_page_names_the_feed_of_its_search(client):
    feed = soup_of(client.get("/jobs/?pref=13&dayoff=120")).select_one("link[type='application/atom+xml']")
    assert feed["href"] == "/jobs/feed/?pref=13&dayoff=120"


class TestByFit:
    def wishing(self, visitors: Visitors):
        browser = visitors.browser("office_seeker")
        Seeker.objects.update(wish_days_off=120, wish_ticks=[])
        return browser

    def test_a_seeker_with_wishes_sees_what_fits_best_first(self):
        visitors = Visitors(make.member())
        make.open_posting(visitors.employer, title="合う", days_off_a_year=125)
        make.open_posting(visitors.employer, title="合わない", days_off_a_year=105)
        browser = self.wishing(visitors)
        assert titles(browser.get("/jobs/")) == ["合わない", "合う"]
        answer = browser.get("/jobs/?sort=fit")
        assert titles(answer) == ["合う", "合わない"]
        assert soup_of(answer).select_one("#order-fit")["aria-current"] == "true"
        assert browser.get("/jobs/?sort=fit&page=2").headers["Location"] == "/jobs/?sort=fit"

    def test_who_has_no_wishes_gets_the_newest_and_is_told(self, client):
        make.open_posting()
        answer = client.get("/jobs/?sort=fit")
        assert "希望に合う順は、ログインして希望条件を登録すると使えます。" in main_of(answer)
        assert soup_of(answer).select_one("#order-new")["aria-current"] == "true"
        assert not soup_of(answer).select("#order-fit")
        assert (
            soup_of(answer).select_one("#to-wishes")["href"]
            == "/accounts/login/?as=seeker&next=%2Fme%2Fwishes%2F"
        )
        visitors = Visitors(make.member())
        answer = visitors.browser("online_seeker").get("/jobs/?sort=fit")
        assert "希望に合う順は、希望条件を登録すると使えます。" in main_of(answer)
        assert soup_of(answer).select_one("#to-wishes")["href"] == "/me/wishes/"
        assert not soup_of(visitors.browser("own_member").get("/jobs/?sort=fit")).select("#to-wishes")
