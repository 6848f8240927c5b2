"""Facts that a card may tell and need not: housing, nursery, transfers, driving licence, station, bonus, days off."""

import datetime as dt

import pytest

from employers.actions import postings
from employers.findings import Severity, find
from employers.models import JobCard
from employers.public_card import PublicCard, whole_card
from employers.publication import Sight
from tests.employers import factories as make
from tests.employers.pages import address, card_of, fields_of, save

pytestmark = pytest.mark.django_db

# Section, what is typed, what the card then says.
TYPED = (
    (
        "kind",
        {"becomes_regular": "yes", "with_trial_employment": "on"},
        {"becomes_regular": True, "with_trial_employment": True},
    ),
    ("work", {"occupation": "06", "occupation_middle": "038"}, {"occupation_middle": "038"}),
    (
        "workplace",
        {"station_minutes": "８分", "may_be_transferred": "no", "welcomes_uij": "on"},
        {"station_minutes": 8, "may_be_transferred": False, "welcomes_uij": True},
    ),
    ("requirements", {"driving_licence": "required_at"}, {"driving_licence": "required_at"}),
    ("wages", {"has_bonus": "yes"}, {"has_bonus": True}),
    ("hours", {"weekdays_off": ["sat", "holiday"]}, {"weekdays_off": ["sat", "holiday"]}),
    ("insurance", {"housing": "both", "has_nursery": "yes"}, {"housing": "both", "has_nursery": True}),
)
COLUMNS = tuple(name for _section, _typed, columns in TYPED for name in columns)
EVERYTHING = {name: value for _section, _typed, columns in TYPED for name, value in columns.items()}


def facts_of(public: PublicCard) -> dict[str, str]:
    return {str(fact.name): str(fact.value) for part in public.sections() for fact in part.facts}


@pytest.mark.parametrize(("section", "typed", "columns"), TYPED, ids=[each[0] for each in TYPED])
def test_what_is_typed_in_a_section_is_on_the_card_and_comes_back(browser, posting, section, typed, columns):
    save(browser, posting, section, **typed)

    card = card_of(posting)
    assert {name: getattr(card, name) for name in columns} == columns
    again = fields_of(browser.get(address(posting, section)), "section-form")
    assert set(typed) <= set(again)


def test_the_middle_group_tells_the_large_one_that_was_left_open(browser, posting):
    save(browser, posting, "work", occupation="", occupation_middle="050")
    assert (card_of(posting).occupation, card_of(posting).occupation_middle) == ("08", "050")


def test_a_middle_group_of_another_large_one_is_asked_about_and_nothing_is_lost(browser, posting):
    page = save(browser, posting, "work", title="経理", occupation="06", occupation_middle="050")
    assert "「施設介護の職業」は「福祉・介護の職業」の中の分類です。" in page.content.decode()
    assert (card_of(posting).occupation, card_of(posting).occupation_middle) == ("06", "")
    assert card_of(posting).title == "経理"
    again = fields_of(browser.get(address(posting, "work")), "section-form")
    assert again["occupation_middle"] == "050"


def test_none_of_them_is_needed_for_acceptance():
    unsaid = {name: JobCard._meta.get_field(name).get_default() for name in COLUMNS}

    assert make.open_posting(**unsaid).state == "open"


def test_a_copy_says_the_same():
    by = make.member()
    card = card_of(make.draft_posting(by, **EVERYTHING))

    copied = postings.create_posting(by=by, copy_of=card).draft_card

    assert {name: getattr(copied, name) for name in COLUMNS} == EVERYTHING


def test_page_and_paper_say_them_in_the_words_of_the_form():
    posting = make.open_posting(
        **EVERYTHING | {"employment_form": "other", "access": "青葉台駅", "days_off_text": "年末年始"}
    )
    expected = {
        "職業分類": "事務的職業\n会計事務の職業",
        "正社員登用の制度": "あり",
        "トライアル雇用併用の希望": "希望する",
        "最寄り駅から徒歩（分）": "8分",
        "転勤の可能性": "なし",
        "UIJターン歓迎": "歓迎する",
        "普通自動車運転免許": "必須（AT限定可）",
        "賞与の制度": "あり",
        "休日等": "土曜日、祝日、年末年始",
        "入居可能住宅": "単身用・世帯用あり",
        "利用可能な託児施設": "あり",
    }

    said = facts_of(PublicCard(posting, Sight.FULL))
    printed = {
        str(fact.name): fact.value for part in whole_card(posting, posting.card) for fact in part.facts
    }
    assert {name: said.get(name) for name in expected} == expected
    assert {name: printed.get(name) for name in expected} == expected


def test_a_card_that_says_nothing_of_them_has_no_empty_rows():
    unsaid = {name: JobCard._meta.get_field(name).get_default() for name in COLUMNS}

    said = facts_of(PublicCard(make.open_posting(**unsaid), Sight.FULL))
    assert not {str(JobCard._meta.get_field(name).verbose_name) for name in COLUMNS} & set(said)


def test_without_the_employers_name_the_way_from_the_station_is_told_but_not_the_station():
    posting = make.open_posting(publication_level=3, access="青葉台駅から徒歩8分", station_minutes=8)

    said = facts_of(PublicCard(posting, Sight.WITHOUT_IDENTITY))
    assert said["最寄り駅から徒歩（分）"] == "8分"
    assert not [value for value in said.values() if "青葉台駅" in value]


# What the card says, and the column that is asked about; none where the answers agree.
PAIRS = (
    ({"may_be_transferred": True, "workplace_change": "転勤なし"}, "workplace_change"),
    ({"may_be_transferred": True, "workplace_change": "関東の営業所"}, None),
    ({"has_bonus": False, "bonus_text": "年2回"}, "bonus_text"),
    ({"has_bonus": False, "bonus_text": "なし"}, None),
    ({"has_bonus": True, "bonus_text": "年2回"}, None),
    ({"weekdays_off": ["sat", "sun", "wed"], "days_a_week": 5}, "weekdays_off"),
    ({"weekdays_off": ["sat", "sun", "holiday"], "days_a_week": 5}, None),
    ({"weekdays_off": ["sat", "sun"], "two_day_weekend": "none"}, "two_day_weekend"),
    ({"station_minutes": 5, "access": ""}, "access"),
    ({"station_minutes": 5, "access": "青葉台駅"}, None),
    ({"with_trial_employment": True, "term": "four_months"}, "with_trial_employment"),
    ({"with_trial_employment": True, "term": "indefinite"}, None),
)


@pytest.mark.parametrize(("said", "asked"), PAIRS)
def test_answers_that_do_not_go_together_are_asked_about_and_block_nothing(said, asked):
    found = [
        finding
        for finding in find(JobCard(**make.lawful_card(**said)), dt.date(2026, 5, 1))
        if finding.code == "contradiction"
    ]

    assert [finding.field for finding in found] == ([asked] if asked else [])
    assert all(finding.severity is Severity.ORANGE for finding in found)
