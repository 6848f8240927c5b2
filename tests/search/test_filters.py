"""The catalogue of filters: what each asks is what the card says, and the code the index holds."""

import datetime as dt
from typing import Any

import pytest

from employers.choices import PostingState
from employers.models import Acceptance, Establishment, JobCard, Posting
from employers.search import document, facets, filters

# filter, value, card columns for which it holds, card columns for which it does not.
HOLDS: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("time", "full", {"working_time": "full"}, {"working_time": "part"}),
    ("time", "part", {"working_time": "part"}, {"working_time": "full"}),
    *(
        ("form", value, {"employment_form": value}, {"employment_form": "regular" if value != "regular" else "other"})
        for value in ("regular", "other", "part_timer", "fixed_dispatch", "permanent_dispatch")
    ),
    *(
        ("contract", value, {"contract_work": value}, {"contract_work": "none" if value != "none" else "dispatch"})
        for value in ("none", "dispatch", "temp_to_perm", "contracting")
    ),
    ("term", "indefinite", {"term": "indefinite"}, {"term": "four_months"}),
    ("term", "fixed", {"term": "daily"}, {"term": "indefinite"}),
    ("term", "fixed", {"term": "under_four_months"}, {"term": ""}),
    ("renewal", "in_principle", {"renewal": "in_principle"}, {"renewal": "conditional"}),
    ("renewal", "conditional", {"renewal": "conditional"}, {"renewal": "no"}),
    ("from", "0900", {"starts_at": dt.time(9)}, {"starts_at": dt.time(8, 59)}),
    ("from", "0830", {"starts_at": dt.time(22)}, {"starts_at": None}),
    ("until", "1730", {"ends_at": dt.time(17, 30)}, {"ends_at": dt.time(17, 31)}),
    ("until", "2200", {"ends_at": dt.time(12)}, {"starts_at": dt.time(17), "ends_at": dt.time(9)}),
    ("until", "2200", {"ends_at": dt.time(9, 30)}, {"starts_at": None, "ends_at": dt.time(9, 30)}),
    ("overtime", "none", {"has_overtime": False}, {"has_overtime": True}),
    ("overtime", "none", {"has_overtime": False}, {"has_overtime": None}),
    ("overtime", "some", {"has_overtime": True}, {"has_overtime": False}),
    ("overtime", "20", {"has_overtime": True, "overtime_hours": 20}, {"has_overtime": True, "overtime_hours": 21}),
    ("overtime", "45", {"has_overtime": False, "overtime_hours": None}, {"has_overtime": True, "overtime_hours": None}),
    ("overtime", "10", {"has_overtime": True, "overtime_hours": 0}, {"has_overtime": None, "overtime_hours": None}),
    *(
        ("hours", value, {"hours_system": value}, {"hours_system": "ordinary"})
        for value in ("shifts", "discretionary", "variable")
    ),
    ("week", "3", {"days_a_week": 3}, {"days_a_week": 4}),
    ("week", "5", {"days_a_week": 1}, {"days_a_week": None}),
    ("weekend", "weekly", {"two_day_weekend": "weekly"}, {"two_day_weekend": "other"}),
    ("weekend", "other", {"two_day_weekend": "other"}, {"two_day_weekend": "none"}),
    ("dayoff", "120", {"days_off_a_year": 120}, {"days_off_a_year": 119}),
    ("dayoff", "100", {"days_off_a_year": 150}, {"days_off_a_year": None}),
    *(
        ("insurance", value, {"insurances": ["other", value]}, {"insurances": ["other"]})
        for value in ("employment", "accident", "health", "pension", "public_accident", "savings")
    ),
    ("insurance", "severance", {"has_severance_pay": True}, {"has_severance_pay": None}),
    ("retire", "none", {"retirement_age": None}, {"retirement_age": 60}),
    ("retire", "some", {"retirement_age": 60}, {"retirement_age": None}),
    ("retire", "65", {"retirement_age": 65}, {"retirement_age": 64}),
    ("retire", "70", {"retirement_age": None}, {"retirement_age": 69}),
    ("limit", "none", {"has_age_limit": False}, {"has_age_limit": True}),
    ("limit", "some", {"has_age_limit": True}, {"has_age_limit": None}),
    # Those whom the limit leaves out.
    ("age", "45", {"has_age_limit": True, "age_until": 44}, {"has_age_limit": True, "age_until": 45}),
    ("age", "59", {"has_age_limit": True, "age_from": 60}, {"has_age_limit": True, "age_from": 59}),
    ("age", "15", {"has_age_limit": True, "age_from": 18, "age_until": 40}, {"has_age_limit": False}),
    ("with", "no_experience", {"experience": "none"}, {"experience": "welcome"}),
    ("with", "no_education", {"education": "any"}, {"education": "junior_high"}),
    ("with", "no_licence", {"licences": ""}, {"licences": "介護福祉士"}),
    ("with", "no_documents", {"selection_methods": ["interview"]}, {"selection_methods": ["documents", "interview"]}),
    ("with", "no_documents", {"selection_methods": ["other"]}, {"selection_methods": []}),
    ("with", "remote", {"can_work_from_home": True}, {"can_work_from_home": False}),
    ("with", "car", {"car_commuting": True}, {"car_commuting": None}),
    ("with", "flex", {"hours_system": "flex"}, {"hours_system": "shifts"}),
    ("with", "rehire", {"employed_until_age": 65}, {"employed_until_age": None}),
    ("with", "no_smoking", {"smoking": "indoors_forbidden"}, {"smoking": "none"}),
    ("with", "no_smoking", {"smoking": "smoking_room"}, {"smoking": "other"}),
    ("with", "no_licence", {"driving_licence": "none"}, {"driving_licence": "preferred"}),
    ("with", "regular", {"becomes_regular": True}, {"becomes_regular": None}),
    ("with", "bonus", {"has_bonus": True}, {"has_bonus": False}),
    ("with", "near", {"station_minutes": 10}, {"station_minutes": 11}),
    ("with", "near", {"station_minutes": 0}, {"station_minutes": None}),
    ("with", "no_transfer", {"may_be_transferred": False}, {"may_be_transferred": None}),
    ("with", "nursery", {"has_nursery": True}, {"has_nursery": None}),
    ("with", "trial_employment", {"with_trial_employment": True}, {"with_trial_employment": False}),
    ("with", "uij", {"welcomes_uij": True}, {"welcomes_uij": False}),
    *(("off", day, {"weekdays_off": ["mon", "holiday", day]}, {"weekdays_off": []})
      for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday")),
    ("driving", "required", {"driving_licence": "required"}, {"driving_licence": "preferred"}),
    ("driving", "required", {"driving_licence": "required_at"}, {"driving_licence": ""}),
    ("driving", "at", {"driving_licence": "required_at"}, {"driving_licence": "required"}),
    ("driving", "preferred", {"driving_licence": "preferred"}, {"driving_licence": "none"}),
    ("driving", "none", {"driving_licence": "none"}, {"driving_licence": "required_at"}),
    ("housing", "single", {"housing": "both"}, {"housing": "family"}),
    ("housing", "family", {"housing": "family"}, {"housing": ""}),
]  # fmt: skip
OF_THE_EMPLOYER: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("size", "10", {"employees_company": 10}, {"employees_company": 9}),
    ("size", "1000", {"employees_company": 20_000}, {"employees_company": 999}),
    ("industry", "E", {"industry": "E"}, {"industry": "P"}),
]


def posting(establishment: dict[str, Any] | None = None, **card: Any) -> Posting:
    """A posting in memory, never written."""
    values = {"starts_at": dt.time(9), "ends_at": dt.time(18), "occupation": "06", "municipality_id": "13101"}
    place = Establishment(**{"employees_company": 50, "industry": "D"} | (establishment or {}))
    number = Acceptance(number="13010-00000001")
    return Posting(
        card=JobCard(**values | card),
        establishment=place,
        acceptance=number,
        publication_level=1,
        state=PostingState.OPEN,
    )


def codes(of: Posting) -> set[str]:
    return set(filters.codes_of(of))


@pytest.mark.parametrize(("name", "value", "yes", "no"), HOLDS)
def test_a_code_stands_for_what_the_card_says(name, value, yes, no):
    code = filters.option(name, value).code
    assert code in codes(posting(**yes))
    assert code not in codes(posting(**no))


@pytest.mark.parametrize(("name", "value", "yes", "no"), OF_THE_EMPLOYER)
def test_a_code_stands_for_what_the_establishment_says(name, value, yes, no):
    code = filters.option(name, value).code
    assert code in codes(posting(yes))
    assert code not in codes(posting(no))


def test_self_application_counts_while_it_is_open():
    found = posting()
    code = filters.option("with", "self").code
    assert code not in codes(found)
    found.self_application = True
    assert code in codes(found)
    found.state = PostingState.ON_HOLD
    assert code not in codes(found)


def test_every_filter_and_every_single_fact_stands_in_the_tables():
    tried = {(name, value) for name, value, _yes, _no in [*HOLDS, *OF_THE_EMPLOYER]} | {("with", "self")}
    assert {name for name, _value in tried} == {each.name for each in filters.CATALOGUE}
    of_ticks = {
        (each.name, option.value)
        for each in filters.CATALOGUE
        if not each.is_single and each.name != "industry"
        for option in each.options
    }
    assert of_ticks <= tried


def test_codes_are_told_apart_from_each_other_and_from_every_piece_of_a_text():
    made = [option.code for each in filters.CATALOGUE for option in each.options]
    made += [
        facets.EVERYTHING,
        facets.prefecture("13"),
        facets.municipality("13101"),
        facets.occupation("06"),
    ]
    made += [facets.establishment("1301-000001-1")]
    assert len(made) == len(set(made))
    assert facets.working_time("part") in made
    for code in made:
        assert code.startswith("#"), code
        assert code.isascii(), code
        assert len(code) >= 3, code


def test_values_of_a_filter_are_told_apart():
    for each in filters.CATALOGUE:
        assert len(each.by_value) == len(each.options), each.name


@pytest.mark.parametrize("name", ["dayoff", "size", "overtime", "retire", "from", "until", "week"])
def test_a_threshold_that_holds_brings_all_that_are_easier(name):
    """Of the numbered steps one end is hard: whoever holds a step holds every one between it and the easy end."""
    steps = [option for option in filters.BY_NAME[name].options if option.value.isdigit()]
    tries = [
        posting({"employees_company": n * 50}, days_off_a_year=n + 90, has_overtime=True, overtime_hours=n,
                retirement_age=n + 55, days_a_week=1 + n % 7, starts_at=dt.time(n % 24), ends_at=dt.time((n + 8) % 24))
        for n in range(48)
    ]  # fmt: skip
    patterns = {tuple(step.holds(each) for step in steps) for each in tries}
    assert len(patterns) > 3
    for pattern in patterns:
        assert list(pattern) in (sorted(pattern), sorted(pattern, reverse=True))


@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_number_of_an_establishment_is_no_way_to_a_posting_without_name(level):
    found = posting({"number": "1301-000001-1", "business": "食品の製造"})
    found.publication_level = level
    assert (facets.establishment("1301-000001-1") in set(document.place_codes_of(found))) == (level != 3)


def test_filters_tell_the_same_of_a_posting_with_and_without_name():
    named, nameless = posting(), posting()
    nameless.publication_level = 3
    assert codes(named) == codes(nameless)


def test_the_chosen_values_become_a_question():
    chosen = {
        "form": ("regular", "other"),
        "with": ("remote", "car"),
        "hours": ("shifts",),
        "dayoff": ("120",),
        "age": ("35",),
        "size": (),
    }
    assert filters.asked(chosen) == (
        (("#fregular", "#fother"), ("#remote",), ("#car",), ("#dayoff120",)),
        ("#hoursshifts", "#age35"),
    )
