"""The search form without a page: addresses, chips, and what is said of the rest."""

import random
from urllib.parse import quote

import pytest
from django.http import QueryDict

from employers.search import filters
from employers.search.places import municipalities_of
from hellowork.accounts.actor import ANONYMOUS
from seekers.forms.numbers import read_numbers
from seekers.forms.parameters import DEFAULTS, PARAMETERS
from seekers.forms.search import SearchForm


def form(query: str) -> SearchForm:
    return SearchForm.of(QueryDict(query), "/jobs/")


def address(query: str) -> str:
    return form(query).address().partition("?")[2]


def labels(query: str) -> list[str]:
    return [chip.label for chip in form(query).chips]


class TestAddresses:
    def test_the_same_conditions_make_one_address_in_any_order(self):
        pairs = ["pref=27", "pref=13", "form=other", "form=regular", "with=car", "with=remote", "dayoff=120", "job=08",
                 "wage=250000", "sort=wage", "off=sun", "off=mon", "city=13101", "in=work", "in=title"]  # fmt: skip
        first = address("&".join(pairs))
        for seed in range(5):
            random.Random(seed).shuffle(pairs)  # noqa: S311
            assert address("&".join(pairs)) == first
        assert first == address(first)

    def test_what_asks_for_nothing_stands_in_no_address(self):
        assert (
            form("q=&place=&wage=&sort=new&view=cards&page=1&with=&show=1&utm_source=x").address() == "/jobs/"
        )

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("with=remote&with=self", "with=self&with=remote"),
            ("with=direct", "contract=none"),
            ("with=weekend&with=car", "weekend=weekly&with=car"),
            ("with=no_overtime", "overtime=none"),
            ("time=full&form=regular&wage=200000&sort=wage", "time=full&form=regular&wage=200000&sort=wage"),
            ("hourly=1200", "hourly=1200"),
        ],
    )
    def test_old_addresses_go_on_asking_the_same(self, old, new):
        assert address(old) == new
        assert form(old).ignored == ()

    def test_a_change_of_conditions_goes_back_to_the_first_page(self):
        asked = form("pref=13&page=3")
        assert asked.address(page="3") == "/jobs/?pref=13&page=3"
        assert asked.address(sort="wage") == "/jobs/?pref=13&sort=wage"

    def test_numbers_are_read_in_any_spelling(self):
        assert address("wage=２５万") == address("wage=250,000円") == "wage=250000"
        assert address("age=３５") == "age=35"

    def test_every_parameter_has_one_name_and_is_read_back(self):
        names = [each.name for each in PARAMETERS]
        assert len(names) == len(set(names))
        assert DEFAULTS == {"sort": ("new",), "view": ("cards",), "page": ("1",)}


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("pref=99", "都道府県の「99」は、指定できないため除いて検索しました。"),
        ("with=x&with=y&with=z&with=w", "こだわり条件の「x」「y」「z」などは、指定できないため除いて検索しました。"),
        ("wage=-1", "月額の下限の「-1」は、指定できないため除いて検索しました。"),
        ("wage=99999999999999", "月額の下限の「99999999999999」は、指定できないため除いて検索しました。"),
        ("hourly=abc", "時給の下限の「abc」は、指定できないため除いて検索しました。"),
        ("age=14", "年齢（この年齢で応募できる求人）の「14」は、指定できないため除いて検索しました。"),
        ("dayoff=120&dayoff=110", "年間休日は1個までで検索しました。"),
        ("sort=best", "並び順の「best」は、指定できないため除いて検索しました。"),
        ("page=x", "ページの「x」は、指定できないため除いて検索しました。"),
        ("at=1", "事業所番号の「1」は、指定できないため除いて検索しました。"),
        ("city=13", "市区町村の「13」は、指定できないため除いて検索しました。"),
        ("form=" + "あ" * 30, "雇用形態の「" + "あ" * 20 + "…」は、指定できないため除いて検索しました。"),
        ("not=%07x", "除外する語の、使えない文字を除いて検索しました。"),
        ("page=0", "ページの「0」は、指定できないため除いて検索しました。"),
        ("q=介護&q=看護", "キーワードは1つだけ指定できるため、「看護」を除いて検索しました。"),
        ("place=東京&place=大阪&place=福岡", "場所は1つだけ指定できるため、「大阪」「福岡」を除いて検索しました。"),
        ("wage=250000&wage=300000", "月額の下限は1つだけ指定できるため、「300000」を除いて検索しました。"),
        ("page=2&page=3", "ページは1つだけ指定できるため、「3」を除いて検索しました。"),
        ("place=" + "あ" * 300, "場所は200文字までで検索しました。"),
        ("&".join(f"city={code}" for code in range(1101, 1400)), "指定できないため"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_in_a_line(query, line):
    (told, *_more) = form(query).ignored
    assert line in told


@pytest.mark.parametrize(
    "query",
    ["", "pref=13", "utm_source=mail", "page=99999999999999", "with=", "wage=", "q=&q=介護", "q=介護&q=介護"],
)
def test_nothing_is_said_of_what_is_usable_empty_or_not_ours(query):
    assert form(query).ignored == ()


def test_no_more_than_sixty_of_one_kind_are_asked_for():
    towns = [town.code for town in municipalities_of("01")]
    asked = form("&".join(f"city={code}" for code in towns))
    assert len(asked.many("city")) == 60
    assert asked.ignored == ("市区町村は60個までで検索しました。",)


class TestChips:
    @pytest.mark.parametrize(
        ("query", "label"),
        [
            ("dayoff=120", "年間休日120日以上"),
            ("overtime=20", "時間外 月平均20時間以内"),
            ("overtime=none", "時間外労働なし"),
            ("from=0900", "9時00分以降に始まる"),
            ("until=1730", "17時30分までに終わる"),
            ("hours=shifts", "交替制を除く"),
            ("contract=none", "派遣・請負を含まない"),
            ("renewal=in_principle", "契約更新：原則更新"),
            ("insurance=health", "健康保険"),
            ("insurance=severance", "退職金制度"),
            ("industry=P", "医療，福祉"),
            ("size=300", "従業員300人以上"),
            ("age=45", "45歳で応募できる"),
            ("limit=none", "年齢不問"),
            ("retire=65", "定年65歳以上、または定年なし"),
            ("housing=family", "住宅：世帯用あり"),
            ("driving=at", "普通免許：必須（AT限定可）"),
            ("off=holiday", "祝日休み"),
            ("weekend=other", "週休二日（その他）"),
            ("week=3", "週3日以内"),
            ("with=near", "駅から徒歩10分以内"),
            ("year=3500000", "年収の目安350万円以上"),
            ("hourly=1200", "時給1,200円以上（パート）"),
            ("new=3", "受付 3日以内"),
            ("one=1", "事業所ごとに1件"),
            ("in=title", "「職種」を検索"),
            ("not=夜勤", "夜勤を除く"),
            ("at=1301-1-1", "事業所番号 1301-1-1"),
        ],
    )
    def test_every_condition_has_its_words(self, query, label):
        assert labels(query) == [label]

    def test_each_takes_off_its_own_condition(self):
        asked = form("form=regular&form=other&dayoff=120&not=夜勤 土日&wage=200000")
        without = {chip.label: chip.address for chip in asked.chips}
        assert (
            without["正社員"]
            == f"/jobs/?not={quote('夜勤')}+{quote('土日')}&form=other&dayoff=120&wage=200000"
        )
        assert (
            without["夜勤を除く"]
            == f"/jobs/?not={quote('土日')}&form=regular&form=other&dayoff=120&wage=200000"
        )
        assert form("").but(dayoff="120").but(dayoff="").address() == "/jobs/"
        assert [chip.form.many("dayoff") for chip in asked.chips].count(()) == 1

    def test_every_option_of_the_catalogue_makes_one(self):
        for each in filters.CATALOGUE:
            for option in each.options:
                assert labels(f"{each.name}={option.value}") == [str(option.chip)], option.code

    def test_how_hits_are_shown_is_no_condition(self):
        assert labels("sort=wage&view=table&page=3") == []
        assert form("sort=wage&view=table&page=3").filter_count == 0


class TestQuestions:
    def test_thresholds_facts_and_exclusions_become_codes(self):
        asked = form("dayoff=120&with=car&with=remote&form=other&hours=shifts&age=40&at=1301-12-3").query(
            ANONYMOUS
        )
        assert asked.any_of == (("#fother",), ("#dayoff120",), ("#remote",), ("#car",), ("#b1301-12-3",))
        assert asked.none_of == ("#hoursshifts", "#age40")

    def test_pay_by_the_hour_is_asked_of_part_time_work_whatever_is_ticked(self):
        asked = form("hourly=1200&time=full").query(ANONYMOUS)
        assert (asked.wage_hour, asked.any_of) == (1200, ())

    def test_words_left_out_stand_behind_those_asked_for(self):
        asked = SearchForm(**{"not": "夜勤 土日"})
        assert [(term.typed, term.is_excluded) for term in asked.words.terms] == [
            ("夜勤", True),
            ("土日", True),
        ]

    def test_no_more_words_are_asked_for_than_one_box_may_hold(self):
        asked = SearchForm(**{"not": "あい うえ おか きく けこ さし すせ そた ちつ"})
        assert len(asked.words.terms) == 8
        assert asked.words.was_cut


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("13010-12345678", ["13010-12345678"]),
        ("１３０１０ー１２３４５６７８", ["13010-12345678"]),
        ("1301012345678", ["13010-12345678"]),
        ("13010 12345678", ["13010-12345678"]),
        ("13010-1", ["13010-00000001"]),
        ("13010-1、13010-2　13010−3,13010-1", ["13010-00000001", "13010-00000002", "13010-00000003"]),
        ("", []),
    ],
)
def test_numbers_of_postings_are_read_in_any_spelling(typed, numbers):
    assert list(read_numbers(typed).numbers) == numbers


def test_of_six_numbers_the_last_is_told_and_so_is_what_is_none():
    read = read_numbers(" ".join(f"13010-{n}" for n in range(1, 7)) + " 介護")
    assert len(read.numbers) == 5
    assert read.ignored == (
        "「介護」は求人番号ではありません。",
        "求人番号は一度に5件までです。次の番号は、あとでさがしてください：13010-00000006",
    )
