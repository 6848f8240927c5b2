"""Which postings are shown, in which order, and what never changes it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers import publication
from employers.actions import postings
from employers.models import JobCard, Posting
from employers.search.query import Query
from seekers.choices import TICKED_WISHES, WishKey
from seekers.fit import ranking
from seekers.fit.facts import facts_of
from seekers.fit.ranking import best_for, ranked
from seekers.models import Seeker
from tests.employers import factories as make
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db
EVERYTHING = Query(sees_level_2=True)
ALIKE = {"wish_occupations": ["06"], "wish_prefectures": ["13"]}


def seeker(**wishes: object) -> Seeker:
    return Seeker(**wishes)


def best(wishes: dict, within: Query = EVERYTHING, **more: object) -> list[int]:
    return [fit.posting_id for fit in best_for(seeker(**wishes), within, **more)]


PART = {
    "working_time": "part",
    "employment_form": "part_timer",
    "wage_form": "hourly",
    "base_min": 1_400,
    "base_max": 1_500,
    "allowances": [],
    "starts_at": dt.time(9),
    "ends_at": dt.time(14),
    "break_minutes": 0,
    "retirement_age": None,
    "employed_until_age": None,
}
RARE_CARD = {
    "base_min": 400_000,
    "base_max": 450_000,
    "days_off_a_year": 113,
    "has_overtime": False,
    "overtime_hours": None,
    "can_work_from_home": True,
    "car_commuting": True,
    "may_be_transferred": False,
}


@pytest.fixture
def shelf() -> dict[str, int]:
    """Office work of several kinds, the first the oldest."""
    cards = {
        "plain": {},
        "long holidays": {"days_off_a_year": 130},
        "well paid": {"base_min": 300_000, "base_max": 350_000},
        "from home": {"can_work_from_home": True},
        "part": PART,
        "sales": {"occupation": "07"},
        "Yokohama": {"municipality": make.municipality("14101")},
    }
    return {name: make.open_posting(**card).pk for name, card in cards.items()}


def test_the_most_wishes_met_stand_first_and_the_newest_among_equals(shelf):
    wishes = {**ALIKE, "wish_days_off": 126, "wish_ticks": ["remote"], "wish_monthly_yen": 295_000}
    shown = best(wishes)
    assert set(shown) == {
        shelf[name] for name in ("plain", "long holidays", "well paid", "from home", "part")
    }
    assert shown[0] == shelf["well paid"]
    assert shown[-1] in (shelf["part"], shelf["plain"])
    assert best(ALIKE) == sorted(shown, reverse=True)
    assert best(wishes, most=2) == shown[:2]


@pytest.mark.parametrize(
    ("wishes", "shown"),
    [
        ({"wish_occupations": ["07"]}, ["sales"]),
        ({"wish_prefectures": ["14"]}, ["Yokohama"]),
        ({"wish_municipalities": ["14101"]}, ["Yokohama"]),
        ({"wish_occupations": ["06"], "wish_municipalities": ["14101"]}, ["Yokohama"]),
        ({**ALIKE, "wish_days_off": 130, "wish_musts": ["days_off"]}, ["long holidays"]),
        ({"wish_working_time": "part", "wish_musts": ["time"]}, ["part"]),
        ({**ALIKE, "wish_hourly_yen": 1_900, "wish_monthly_yen": 295_000, "wish_musts": ["wage"]}, ["well paid"]),
        ({**ALIKE, "wish_ticks": ["remote"], "wish_musts": ["remote"]}, ["from home"]),
        ({**ALIKE, "wish_days_off": 200, "wish_musts": ["days_off"]}, []),
    ],
)  # fmt: skip
def test_a_hard_condition_keeps_out_what_breaks_it(shelf, wishes, shown):
    assert best(wishes) == [shelf[name] for name in shown]


def test_a_middle_group_leaves_out_the_others_of_its_large_group_but_not_what_names_none(shelf):
    """The newest of a whole large group, which is wished for beside it, are read all the same."""
    employer = make.member()
    accounts = make.open_posting(employer, occupation_middle="038").pk
    make.open_posting(employer, occupation_middle="034")
    wishes = {"wish_occupations": ["038", "07"], "wish_prefectures": ["13"]}
    shown = best(wishes)
    assert shown[:2] == [accounts, shelf["sales"]]
    assert set(shown[2:]) == {
        shelf[name] for name in ("plain", "long holidays", "well paid", "from home", "part")
    }
    hard = {**wishes, "wish_ticks": ["remote"], "wish_musts": ["occupation", "remote"]}
    assert best(hard) == [shelf["from home"]]


RARE = [
    {"wish_days_off": 112, "wish_musts": ["days_off"]},
    {"wish_overtime_hours": 0, "wish_musts": ["overtime"]},
    {"wish_overtime_hours": 12, "wish_musts": ["overtime"]},
    {"wish_municipalities": ["13121"], "wish_prefectures": [], "wish_musts": ["place"]},
    {"wish_monthly_yen": 400_000, "wish_musts": ["wage"]},
    {"wish_hourly_yen": 2_000, "wish_working_time": "part", "wish_musts": ["wage", "time"]},
    *(
        {"wish_ticks": [tick.value], "wish_musts": [tick.value]}
        for tick in TICKED_WISHES
        if tick is not WishKey.SELF_APPLICATION
    ),
]


@pytest.mark.parametrize("wishes", RARE, ids=[str(each["wish_musts"]) for each in RARE])
def test_what_few_postings_hold_is_found_behind_the_newest(monkeypatch, wishes):
    """It lies behind two newer ones, of which one is looked at."""
    employer = make.member()
    at = {"municipality": make.municipality("13121")} if "wish_municipalities" in wishes else {}
    rare = make.open_posting(employer, **RARE_CARD, **at)
    plain = dict.fromkeys(["days_off_a_year"], 105) | {
        "employment_form": "other",
        "employment_form_name": "契約社員",
        "two_day_weekend": "other",
        "experience": "required",
        "experience_text": "3年",
        "overtime_hours": 40,
        "car_commuting": False,
        "may_be_transferred": True,
    }
    if "time" in wishes["wish_musts"]:
        part = {**PART, "base_min": 2_100, "base_max": 2_200}
        rare = make.open_posting(employer, **part)
        plain |= PART
    for _newer in range(2):
        make.open_posting(employer, **plain)
    monkeypatch.setattr(ranking, "MOST_JUDGED", 1)
    assert best({**ALIKE, **wishes}, most=1) == [rare.pk]


def test_a_soft_wish_keeps_nothing_out(shelf):
    assert len(best({**ALIKE, "wish_days_off": 200, "wish_ticks": ["remote", "car"]})) == 5


def test_a_hit_list_of_the_search_is_put_into_the_order_of_the_wishes(shelf):
    ids = list(shelf.values())
    wishes = {**ALIKE, "wish_days_off": 130, "wish_musts": ["days_off"]}
    order = ranked(seeker(**wishes), [*ids, 10**9])
    assert order[0] == shelf["long holidays"]
    assert order[-1] == 10**9
    assert sorted(order) == sorted([*ids, 10**9])
    # Equal ones stay in the order of the search.
    assert ranked(seeker(), ids) == ids
    assert ranked(seeker(), []) == []


@pytest.mark.parametrize("level", [1, 2, 3, 4])
@pytest.mark.parametrize("sees_level_2", [True, False])
def test_levels_are_respected(level, sees_level_2):
    posting = make.open_posting(publication_level=level)
    shown = best(ALIKE, Query(sees_level_2=sees_level_2))
    assert shown == ([posting.pk] if level in (1, 3) or (level == 2 and sees_level_2) else [])


def test_what_was_hidden_stays_out_but_nothing_tells_whose_a_nameless_posting_is():
    employer = make.member()
    open_, named, nameless = (
        make.open_posting(employer, publication_level=level, title=f"事務{level}") for level in (1, 2, 3)
    )
    assert best(ALIKE, Query(sees_level_2=True, without_postings=(open_.pk,))) == [nameless.pk, named.pk]
    hidden = Query(sees_level_2=True, without_establishments=(open_.establishment_id,))
    assert best(ALIKE, hidden) == [nameless.pk]


def test_a_posting_that_ends_is_gone_at_once():
    employer = make.member()
    posting = make.open_posting(employer)
    assert best(ALIKE) == [posting.pk]
    postings.close_posting(by=employer, posting_id=posting.pk, transition="fill")
    assert best(ALIKE) == []


PERSONS = [
    {"birth_date": dt.date(1950, 1, 1)},
    {"birth_date": dt.date(2010, 12, 31)},
    {"name": "Nguyễn Văn An", "kana": "グエン"},
    {"street": "別の町1-1", "municipality_id": "14101"},
    {"career": "病気で休職", "education": "中学校", "licences": "簿記1級", "strengths": "根気"},
]


@pytest.mark.parametrize("person", PERSONS, ids=[next(iter(each)) for each in PERSONS])
def test_who_the_seeker_is_changes_no_rank(shelf, person):
    wishes = {**ALIKE, "wish_days_off": 120, "wish_ticks": ["remote"], "wish_musts": ["occupation"]}
    actor = seekers.online_seeker(**wishes)
    make.municipality("14101")
    make.open_posting(has_age_limit=True, age_until=59, age_reason="1")
    ids = list(Posting.objects.order_by("pk").values_list("pk", flat=True))

    def seen() -> tuple:
        own = Seeker.objects.get(pk=actor.seeker_id)
        return best_for(own, EVERYTHING), ranked(own, ids)

    before = seen()
    assert before[0]
    Seeker.objects.filter(pk=actor.seeker_id).update(**person)
    assert seen() == before


def test_an_age_limit_changes_no_rank():
    employer = make.member()
    open_to_all = make.open_posting(employer)
    limited = make.open_posting(employer, has_age_limit=True, age_until=59, age_reason="1")
    found = best_for(seeker(**ALIKE, wish_days_off=120), EVERYTHING)
    assert [fit.posting_id for fit in found] == [limited.pk, open_to_all.pk]
    assert found[0].judgement == found[1].judgement


def test_no_question_asks_for_a_person_or_an_age(shelf):
    with CaptureQueriesContext(connection) as asked:
        best(ALIKE)
        ranked(seeker(**ALIKE), list(shelf.values()))
    sent = [query["sql"] for query in asked if "SELECT" in query["sql"]]
    assert len(sent) == 2
    for sql in sent:
        assert "seekers_" not in sql
        assert "age_" not in sql.replace("wage_", "")


CARDS = [
    {},
    {"publication_level": 3, "has_overtime": False, "overtime_hours": None, "car_commuting": True},
    {"allowances": [{"name": "家族手当", "kind": "family", "min": 5_000, "max": 9_000}], "experience": "required"},
    {"wage_form": "hourly", "base_min": 1_301, "base_max": 1_399, "two_day_weekend": "other"},
    {"wage_form": "yearly", "base_min": 3_600_001, "base_max": 4_800_000, "can_work_from_home": True},
    {"wants_self_application": True, "occupation": "01", "two_day_weekend": ""},
]  # fmt: skip


def test_the_database_and_a_card_at_hand_tell_the_same_facts():
    """So that the box on the page of a posting says what the list said."""
    employer = make.member()
    for card in CARDS:
        posting = make.open_posting(employer, **card)
        takes = publication.takes_self_application(posting)
        sql = f"SELECT s.posting_id, {ranking.FACTS_SQL} {ranking.SEARCHED} WHERE s.posting_id = %s"
        ((_id, facts),) = ranking.read(sql, [posting.pk])
        assert facts == facts_of(JobCard.objects.get(pk=posting.card_id), takes_self_application=takes)
