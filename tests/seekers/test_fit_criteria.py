"""How a card meets wishes: each field by a table, and what holds for any wishes and any card."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from employers.choices import WorkingTime
from hellowork.offices.reference.occupations import ANY_OCCUPATION_CHOICES, OccupationGroup, occupations_in
from seekers.choices import TICKED_WISHES, WishKey, WorkingTimeWish
from seekers.fit.criteria import CRITERIA, Outcome, wished
from seekers.fit.facts import Facts
from seekers.fit.judging import judge, standing
from seekers.fit.wanted import WishList
from seekers.models import Seeker
from seekers.models.wishes import Wishes

OFFICE_WORK = Facts(
    occupation="06",
    municipality="13101",
    working_time="full",
    wage_month=235_000,
    wage_month_max=290_000,
    wage_hour=1_468,
    is_regular=True,
    days_off=125,
    is_weekend_off=True,
    has_overtime=True,
    overtime_hours=10,
    from_home=False,
    asks_experience=False,
    may_be_transferred=None,
    car=None,
    takes_self_application=True,
    occupation_middle=None,
)
MET, UNKNOWN, UNMET = Outcome.MET, Outcome.UNKNOWN, Outcome.UNMET
TABLE = [
    ({"occupations": {"06"}}, {}, MET, "希望の職種です（事務的職業）。"),
    ({"occupations": {"07"}}, {}, UNMET, "職種は事務的職業です（希望：販売・営業の職業）。"),
    ({"occupations": {"06"}}, {"occupation_middle": "038"}, MET, "希望の職種です（会計事務の職業）。"),
    ({"occupations": {"038", "07"}}, {"occupation_middle": "038"}, MET, "希望の職種です（会計事務の職業）。"),
    (
        {"occupations": {"038"}},
        {"occupation_middle": "034"},
        UNMET,
        "職種は一般事務・秘書・受付の職業です（希望：会計事務の職業）。",
    ),
    (
        {"occupations": {"038", "07"}},
        {},
        UNKNOWN,
        "職種は事務的職業です。くわしい分類は、求人票に書かれていません（希望：会計事務の職業、販売・営業の職業）。",
    ),
    ({"occupations": {"045"}}, {}, UNMET, "職種は事務的職業です（希望：販売員）。"),
    ({"prefectures": {"13"}}, {}, MET, "勤務地は希望の地域です（東京都千代田区）。"),
    ({"prefectures": {"12"}, "municipalities": {"13101"}}, {}, MET, "勤務地は希望の地域です（東京都千代田区）。"),
    ({"municipalities": {"13121"}}, {}, UNMET, "勤務地は東京都千代田区です（希望：東京都足立区）。"),
    ({"working_time": "full"}, {}, MET, "フルタイムの求人です。"),
    ({"working_time": "part"}, {}, UNMET, "フルタイムの求人です（希望：パート）。"),
    ({"monthly_yen": 235_000}, {}, MET, "賃金は月額23万5,000円からです（希望：23万5,000円以上）。"),
    ({"monthly_yen": 250_000}, {}, UNKNOWN, "賃金は月額23万5,000円から29万円です（希望：25万円以上）。"),
    ({"monthly_yen": 300_000}, {}, UNMET, "賃金は月額23万5,000円からです（希望：30万円以上）。"),
    ({"monthly_yen": 1}, {"wage_month": None, "wage_month_max": None}, UNKNOWN, "月額は、求人票からは計算できません。"),
    (
        {"hourly_yen": 1_200, "monthly_yen": 400_000},
        {"working_time": "part", "wage_hour": 1_250},
        MET,
        "賃金は時間額1,250円からです（希望：1,200円以上）。",
    ),
    ({"hourly_yen": 1_200}, {"wage_hour": 1_100}, UNMET, "賃金は時間額1,100円からです（希望：1,200円以上）。"),
    ({"hourly_yen": 1_200}, {"wage_hour": None}, UNKNOWN, "時間額は、求人票からは計算できません。"),
    ({"ticks": {"regular"}}, {}, MET, "正社員の求人です。"),
    ({"ticks": {"regular"}}, {"is_regular": False}, UNMET, "正社員の求人ではありません。"),
    ({"days_off": 125}, {}, MET, "年間休日は125日です（希望：125日以上）。"),
    ({"days_off": 126}, {}, UNMET, "年間休日は125日です（希望：126日以上）。"),
    ({"days_off": 120}, {"days_off": None}, UNKNOWN, "年間休日数は、求人票に書かれていません。"),
    ({"ticks": {"weekend"}}, {}, MET, "毎週、週休二日です。"),
    ({"ticks": {"weekend"}}, {"is_weekend_off": False}, UNMET, "毎週の週休二日ではありません。"),
    ({"ticks": {"weekend"}}, {"is_weekend_off": None}, UNKNOWN, "週休二日かどうかは、求人票に書かれていません。"),
    ({"overtime_hours": 10}, {}, MET, "時間外労働は月平均10時間です（希望：月10時間まで）。"),
    ({"overtime_hours": 9}, {}, UNMET, "時間外労働は月平均10時間です（希望：月9時間まで）。"),
    ({"overtime_hours": 0}, {}, UNMET, "時間外労働は月平均10時間です（希望：なし）。"),
    ({"overtime_hours": 0}, {"has_overtime": False}, MET, "時間外労働はありません。"),
    (
        {"overtime_hours": 20},
        {"overtime_hours": None},
        UNKNOWN,
        "時間外労働の時間数は、求人票に書かれていません（希望：月20時間まで）。",
    ),
    ({"overtime_hours": 0}, {"has_overtime": None}, UNKNOWN, "時間外労働については、求人票に書かれていません。"),
    ({"ticks": {"remote"}}, {"from_home": True}, MET, "在宅勤務ができます。"),
    ({"ticks": {"remote"}}, {}, UNMET, "在宅勤務ができるとは書かれていません。"),
    ({"ticks": {"beginner"}}, {}, MET, "経験がなくても応募できます。"),
    ({"ticks": {"beginner"}}, {"asks_experience": True}, UNMET, "経験が必要です。"),
    ({"ticks": {"beginner"}}, {"asks_experience": None}, UNKNOWN, "経験が必要かどうかは、求人票に書かれていません。"),
    ({"ticks": {"stay"}}, {"may_be_transferred": False}, MET, "転勤はありません。"),
    ({"ticks": {"stay"}}, {"may_be_transferred": True}, UNMET, "転勤の可能性があります。"),
    ({"ticks": {"stay"}}, {}, UNKNOWN, "転勤については、求人票に書かれていません。"),
    ({"ticks": {"car"}}, {"car": True}, MET, "マイカーで通勤できます。"),
    ({"ticks": {"car"}}, {"car": False}, UNMET, "マイカーでは通勤できません。"),
    ({"ticks": {"car"}}, {}, UNKNOWN, "マイカー通勤については、求人票に書かれていません。"),
    ({"ticks": {"self"}}, {}, MET, "オンライン自主応募ができます。"),
    ({"ticks": {"self"}}, {"takes_self_application": False}, UNMET, "オンライン自主応募は受け付けていません。"),
]  # fmt: skip


@pytest.mark.parametrize(("wishes", "card", "outcome", "words"), TABLE)
def test_a_card_meets_a_wish_or_not_and_says_so(wishes, card, outcome, words):
    (found,) = judge(WishList(**wishes), OFFICE_WORK._replace(**card)).findings
    assert (found.outcome, found.words) == (outcome, words)


def test_every_wish_stands_in_the_table_with_each_of_its_answers():
    seen = {(wished(WishList(**wishes))[0].key, outcome) for wishes, _card, outcome, _words in TABLE}
    assert {key for key, _outcome in seen} == {each.key for each in CRITERIA} == set(WishKey)
    for key in WishKey:
        assert {(key, MET), (key, UNMET)} <= seen


def test_hard_conditions_stand_apart_from_soft_wishes():
    found = judge(
        WishList(
            occupations=frozenset({"06"}),
            days_off=130,
            monthly_yen=250_000,
            ticks=frozenset({"remote", "weekend"}),
            musts=frozenset({"occupation", "days_off"}),
        ),
        OFFICE_WORK,
    )
    assert [each.key for each in found.hard] == [WishKey.OCCUPATION, WishKey.DAYS_OFF]
    assert [each.key for each in found.hard_failures] == [WishKey.DAYS_OFF]
    assert [each.key for each in found.reasons_for] == [WishKey.WEEKEND]
    assert [each.key for each in found.reasons_against] == [WishKey.REMOTE]
    assert [each.key for each in found.unknown] == [WishKey.WAGE]


def test_nothing_wished_for_is_nothing_found():
    assert judge(WishList(), OFFICE_WORK).findings == ()
    # A hard condition without its answer asks nothing.
    assert judge(WishList(musts=frozenset(WishKey.values)), OFFICE_WORK).findings == ()


def some(values, **sizes):
    return st.frozensets(st.sampled_from(values), **sizes)


def maybe(low: int, high: int):
    return st.none() | st.integers(low, high)


MUNICIPALITIES = ["13101", "13121", "14101", "27102"]
WISHES = st.builds(
    WishList,
    occupations=some([code for code, _name in ANY_OCCUPATION_CHOICES], max_size=3),
    prefectures=some(["13", "14", "27"], max_size=3),
    municipalities=some(MUNICIPALITIES, max_size=3),
    working_time=st.sampled_from(WorkingTimeWish.values),
    monthly_yen=maybe(0, 500_000),
    hourly_yen=maybe(0, 3_000),
    days_off=maybe(0, 140),
    overtime_hours=maybe(0, 60),
    ticks=some([each.value for each in TICKED_WISHES]),
    musts=some(WishKey.values),
)
OCCUPATIONS = [
    (group, middle)
    for group in OccupationGroup.values
    for middle in (None, *(code for code, _name in occupations_in(group)))
]
FACTS = st.builds(
    lambda occupation, **others: Facts(occupation=occupation[0], occupation_middle=occupation[1], **others),
    occupation=st.sampled_from(OCCUPATIONS),
    municipality=st.sampled_from(MUNICIPALITIES),
    working_time=st.sampled_from(WorkingTime.values),
    wage_month=maybe(1, 500_000),
    wage_month_max=maybe(1, 500_000),
    wage_hour=maybe(1, 3_000),
    is_regular=st.booleans(),
    days_off=maybe(0, 140),
    is_weekend_off=st.none() | st.booleans(),
    has_overtime=st.none() | st.booleans(),
    overtime_hours=maybe(0, 60),
    from_home=st.booleans(),
    asks_experience=st.none() | st.booleans(),
    may_be_transferred=st.none() | st.booleans(),
    car=st.none() | st.booleans(),
    takes_self_application=st.booleans(),
)
COLUMNS_OF = {
    WishKey.OCCUPATION: ["occupations"],
    WishKey.PLACE: ["prefectures", "municipalities"],
    WishKey.TIME: ["working_time"],
    WishKey.WAGE: ["monthly_yen", "hourly_yen"],
    WishKey.DAYS_OFF: ["days_off"],
    WishKey.OVERTIME: ["overtime_hours"],
}


def with_wish(wishes: WishList, key: WishKey, other: WishList) -> WishList:
    """The wishes with one more, as somebody else has it; hard or soft as it was."""
    if key in COLUMNS_OF:
        return replace(wishes, **{name: getattr(other, name) for name in COLUMNS_OF[key]})
    return replace(wishes, ticks=wishes.ticks | {key.value})


@given(wishes=WISHES, other=WISHES, facts=FACTS, key=st.sampled_from(WishKey))
def test_one_wish_more_that_is_met_never_lowers(wishes, other, facts, key):
    (criterion,) = [each for each in CRITERIA if each.key is key]
    more = with_wish(wishes, key, other)
    if criterion.is_wished(wishes) or not criterion.is_wished(more):
        return
    before, after = standing(wished(wishes), wishes, facts), standing(wished(more), more, facts)
    outcome = criterion.outcome(more, facts)
    if outcome is MET:
        assert after < before
    elif outcome is UNKNOWN:
        assert after <= before
    else:
        assert after >= before


@given(wishes=WISHES, facts=FACTS)
def test_every_judgement_has_words_and_stands_where_the_list_puts_it(wishes, facts):
    found = judge(wishes, facts)
    assert all(each.words.endswith("。") and "None" not in each.words for each in found.findings)
    assert (len(found.hard_failures), -found.score) == standing(wished(wishes), wishes, facts)
    soft = [*found.reasons_for, *found.unknown, *found.reasons_against]
    assert len(soft) + len(found.hard) == len(found.findings)


def test_nothing_of_the_person_has_a_way_in():
    """What is compared are the wishes and the card; a new field of either is looked at here."""
    of_wishes = {field.name.removeprefix("wish_") for field in Wishes._meta.fields} - {"note"}
    assert {field.name for field in fields(WishList)} == of_wishes
    assert not {name for name in Facts._fields if "age" in name.split("_")}
    recorded = {field.name for field in Seeker._meta.get_fields()}
    assert not recorded & {"sex", "gender", "nationality", "religion", "family"}
