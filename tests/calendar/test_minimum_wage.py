"""The table of minimum wages equals the published figures, and refuses to be wrong in silence."""

from datetime import date
from pathlib import Path

import pytest
from django.test import override_settings

from hellowork.calendar import minimum_wage
from hellowork.calendar.minimum_wage import BadTableError, NoRateKnownError
from hellowork.offices.reference.prefectures import DOMESTIC, Prefecture

# Figures as published, typed in apart from the table: prefecture, FY2024, FY2025, the day of the latter.
PUBLISHED = [
    ("01", 1010, 1075, date(2025, 10, 4)),
    ("05", 951, 1031, date(2026, 3, 31)),
    ("10", 985, 1063, date(2026, 3, 1)),
    ("13", 1163, 1226, date(2025, 10, 3)),
    ("14", 1162, 1225, date(2025, 10, 4)),
    ("27", 1114, 1177, date(2025, 10, 16)),
    ("36", 980, 1046, date(2026, 1, 1)),
    ("43", 952, 1034, date(2026, 1, 1)),
    ("47", 952, 1023, date(2025, 12, 1)),
]


@pytest.mark.parametrize(("prefecture", "before", "after", "effective"), PUBLISHED)
def test_published_figures(prefecture: str, before: int, after: int, effective: date) -> None:
    rate = minimum_wage.applicable(prefecture, effective)
    assert (rate.yen, rate.effective, rate.fiscal_year) == (after, effective, 2025)
    assert minimum_wage.applicable(prefecture, date.fromordinal(effective.toordinal() - 1)).yen == before
    assert minimum_wage.newest_known(prefecture) == rate


def test_each_year_has_every_prefecture_by_its_name() -> None:
    rates = minimum_wage.read(minimum_wage.BUNDLED)
    for year in (2024, 2025):
        own = {rate.prefecture: rate.prefecture_name for rate in rates if rate.fiscal_year == year}
        assert own == {prefecture.value: prefecture.label for prefecture in DOMESTIC}
        assert len(own) == 47
    assert len(rates) == 94


def test_sums_of_the_columns() -> None:
    """A slip in any one figure shows here: the sums were taken from the published tables."""
    rates = minimum_wage.read(minimum_wage.BUNDLED)
    assert sum(rate.yen for rate in rates if rate.fiscal_year == 2024) == 46_923
    assert sum(rate.yen for rate in rates if rate.fiscal_year == 2025) == 50_153
    late = [rate for rate in rates if rate.fiscal_year == 2024 and rate.effective == date(2024, 10, 1)]
    assert len(late) == 25, "prefectures in which FY2024 began on 1 October"


def test_a_rate_to_come_is_known_before_its_day() -> None:
    upcoming = minimum_wage.upcoming("05", date(2026, 3, 30))
    assert upcoming is not None
    assert (upcoming.yen, upcoming.effective) == (1031, date(2026, 3, 31))
    assert minimum_wage.upcoming("05", date(2026, 3, 31)) is None


@pytest.mark.parametrize("prefecture", ["59", "00", "48", "", "東京都"])
def test_other_places_have_no_rate_rather_than_a_low_one(prefecture: str) -> None:
    with pytest.raises(NoRateKnownError):
        minimum_wage.applicable(prefecture, date(2026, 11, 22))
    with pytest.raises(NoRateKnownError):
        minimum_wage.newest_known(prefecture)
    assert not minimum_wage.applies_in(prefecture)


def test_days_before_the_table_have_no_rate() -> None:
    with pytest.raises(NoRateKnownError):
        minimum_wage.applicable("13", date(2024, 9, 30))


def test_work_abroad_has_no_regional_minimum_wage() -> None:
    assert not minimum_wage.applies_in(Prefecture.ABROAD.value)
    assert all(minimum_wage.applies_in(prefecture.value) for prefecture in DOMESTIC)


@pytest.mark.parametrize(
    ("day", "age", "outdated"),
    [
        (date(2025, 10, 1), 0, False),
        (date(2026, 10, 1), 365, False),
        (date(2026, 10, 2), 366, True),
        (date(2026, 11, 22), 417, True),
    ],
)
def test_a_table_older_than_a_year_is_outdated(day: date, age: int, outdated: bool) -> None:
    assert minimum_wage.table_age(day) == age
    assert minimum_wage.is_outdated(day) is outdated


HEADER = "# an invented table for this test\nfiscal_year,prefecture,name,yen,effective\n"


def test_an_operator_adds_rates_and_corrects_them_without_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "rates.csv"
    file.write_text(HEADER + "2026,13,東京都,1300,2026-12-01\n", encoding="utf-8")
    with override_settings(MINIMUM_WAGE_FILES=[file]):
        upcoming = minimum_wage.upcoming("13", date(2026, 11, 22))
        assert upcoming is not None
        assert (upcoming.yen, minimum_wage.newest_known("13").yen) == (1300, 1300)
        assert minimum_wage.applicable("13", date(2026, 11, 30)).yen == 1226
        assert minimum_wage.is_outdated(date(2026, 11, 22)), "one prefecture does not make a new table"
        file.write_text(HEADER + "2026,13,東京都,1310,2026-12-01\n\n", encoding="utf-8")
        assert minimum_wage.newest_known("13").yen == 1310
    assert minimum_wage.newest_known("13").yen == 1226


def test_a_whole_new_year_makes_the_table_young_again(tmp_path: Path) -> None:
    file = tmp_path / "rates.csv"
    rows = [
        f"2026,{each.value},{each.label},2000,2026-10-{day % 28 + 1:02d}" for day, each in enumerate(DOMESTIC)
    ]
    file.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    with override_settings(MINIMUM_WAGE_FILES=[file]):
        assert minimum_wage.table_age(date(2026, 11, 22)) == 52
        assert not minimum_wage.is_outdated(date(2026, 11, 22))


def test_invented_rates_stand_alone_for_their_prefecture(tmp_path: Path, settings) -> None:
    settings.MINIMUM_WAGES_INVENTED = tmp_path / "invented.csv"
    assert minimum_wage.newest_known("19").yen > 1000, "none are there yet"
    text = HEADER + "2025,19,山梨県,1000,2025-12-01\n2026,19,山梨県,1010,2026-12-01\n"
    settings.MINIMUM_WAGES_INVENTED.write_text(text, encoding="utf-8")
    assert minimum_wage.applicable("19", date(2026, 11, 22)).yen == 1000
    assert minimum_wage.newest_known("19").effective == date(2026, 12, 1)
    assert minimum_wage.newest_known("13").fiscal_year >= 2025, "the others are as published"


def test_which_rates_are_new() -> None:
    new = {rate.prefecture for rate in minimum_wage.newest_since(date(2026, 2, 28))}
    assert {"05", "10"} <= new
    assert minimum_wage.newest_since(date(2099, 1, 1)) == []


@pytest.mark.parametrize(
    "line",
    [
        "2026,13,東京都,130,2026-12-01",
        "2026,13,東京都,13000,2026-12-01",
        "2026,13,東京都,1300.5,2026-12-01",
        "2026,13,東京都,1300,2026-02-30",
        "2026,13,東京都,1300,2027-04-01",
        "2026,13,東京都,1300,2026-03-31",
        "2026,59,海外,1300,2026-12-01",
        "2026,13,東京都,1300",
        "2026,13,東京都,1200,2026-12-01",
        "2025,13,東京都,1300,2025-12-01",
        "2026,13,東京都,1300,2026-12-01\n2026,13,東京都,1301,2026-12-02",
    ],
)
def test_a_wrong_line_stops_the_table(tmp_path: Path, line: str) -> None:
    file = tmp_path / "rates.csv"
    file.write_text(HEADER + line + "\n", encoding="utf-8")
    with override_settings(MINIMUM_WAGE_FILES=[file]), pytest.raises(BadTableError):
        minimum_wage.table()


def test_a_missing_prefecture_stops_the_table() -> None:
    rates = [rate for rate in minimum_wage.read(minimum_wage.BUNDLED) if rate.prefecture != "30"]
    with pytest.raises(BadTableError, match="30"):
        minimum_wage.build(rates)
