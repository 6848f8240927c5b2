"""Dates and times: any spelling in, one spelling out."""

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hellowork.text import dates
from hellowork.text.dates import DateParts, read_date, read_time
from hellowork.text.unreadable import UnreadableError

DAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    "parts",
    [
        ("2026", "11", "22"),
        ("２０２６", "１１", "２２"),
        ("2026年", "11月", "22日"),
        (" 2026 ", "11", "22 "),
        ("西暦2026", "11", "22"),
        ("令和8", "11", "22"),
        ("令和８年", "11", "22"),
        ("令8", "11", "22"),
        ("R8", "11", "22"),
        ("r8", "11", "22"),
        ("Ｒ８", "11", "22"),
        ("R.8", "11", "22"),
        ("㋿8", "11", "22"),
        ("2026-11-22", "", ""),
        ("2026/11/22", "", ""),
        ("2026.11.22", "", ""),
        ("2026年11月22日（日）", "", ""),
        ("２０２６ー１１ー２２", "", ""),
        ("20261122", "", ""),
        ("令和8年11月22日", "", ""),
        ("R8.11.22", "", ""),
    ],
)
def test_any_spelling_of_a_date(parts):
    assert read_date(DateParts(*parts)) == DAY


@pytest.mark.parametrize(
    ("year", "western"),
    [
        ("昭和64", 1989),
        ("S60", 1985),
        ("平成元", 1989),
        ("H31", 2019),
        ("令和元年", 2019),
        ("大正15", 1926),
        ("明治45", 1912),
        ("昭39", 1964),
    ],
)
def test_eras(year, western):
    assert read_date(DateParts(year, "1", "31")) == dt.date(western, 1, 31)


@pytest.mark.parametrize(
    ("parts", "wrong", "sentence"),
    [
        (("2026", "2", "29"), ("day",), "2026年2月は28日までです。生年月日の日をご確認ください。"),
        (("2026", "13", "1"), ("month",), "生年月日の月は、1から12までの数字で入力してください。"),
        (("2026", "1", "32"), ("day",), "生年月日の日は、1から31までの数字で入力してください。"),
        (("2026", "", ""), ("month", "day"), "生年月日の月と日を入力してください。"),
        (("", "1", "1"), ("year",), "生年月日の年を入力してください。"),
        (
            ("26", "1", "1"),
            ("year",),
            "生年月日の年は、西暦の4けた（例：2026）か、元号を付けて（例：令和8年）入力してください。",
        ),
        (("平成35", "1", "1"), ("year",), "平成は31年までです。生年月日の年をご確認ください。"),
        (("昭和0", "1", "1"), ("year",), "昭和は64年までです。生年月日の年をご確認ください。"),
        (
            ("0001", "1", "1"),
            ("year",),
            "生年月日の年は、西暦の4けた（例：2026）か、元号を付けて（例：令和8年）入力してください。",
        ),
        (
            ("来年", "1", "1"),
            ("year",),
            "生年月日の年は、西暦の4けた（例：2026）か、元号を付けて（例：令和8年）入力してください。",
        ),
    ],
)
def test_impossible_dates_say_what_to_do_and_where(parts, wrong, sentence):
    with pytest.raises(UnreadableError) as refused:
        read_date(DateParts(*parts))
    assert refused.value.parts == wrong
    assert refused.value.sentence("生年月日") == sentence


@given(day=st.dates(dt.date(1873, 1, 1), dt.date(2117, 12, 31)))
def test_reads_back_what_it_writes(day):
    assert read_date(DateParts(dates.wareki_text(day))) == day
    assert read_date(DateParts(dates.date_text(day).partition("（")[0])) == day
    assert read_date(DateParts.of(day)) == day


@given(year=st.integers(1900, 2100), month=st.integers(1, 12), day=st.integers(1, 31))
def test_accepts_exactly_the_days_of_the_calendar(year, month, day):
    exists = day <= calendar.monthrange(year, month)[1]
    try:
        found = read_date(DateParts(str(year), str(month), str(day)))
    except UnreadableError:
        assert not exists
    else:
        assert exists
        assert found == dt.date(year, month, day)


def test_era_changes_on_its_day():
    assert dates.wareki_text(dt.date(2019, 4, 30)) == "平成31年4月30日"
    assert dates.wareki_text(dt.date(2019, 5, 1)) == "令和元年5月1日"
    assert dates.wareki_text(dt.date(1989, 1, 7)) == "昭和64年1月7日"
    assert dates.wareki_text(dt.date(1850, 1, 7)) == "1850年1月7日"


@pytest.mark.parametrize(
    "typed", ["17:15", "１７：１５", "17時15分", "1715", "午後5時15分", "5:15pm", "PM5:15", "17.15"]
)
def test_any_spelling_of_a_time(typed):
    assert read_time(typed) == dt.time(17, 15)


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("9時", dt.time(9)),
        ("9", dt.time(9)),
        ("9時半", dt.time(9, 30)),
        ("0900", dt.time(9)),
        ("930", dt.time(9, 30)),
        ("午前12時", dt.time(0)),
        ("午後12時", dt.time(12)),
    ],
)
def test_times(typed, time):
    assert read_time(typed) == time


@pytest.mark.parametrize("typed", ["25:00", "9:60", "朝", "", "12345"])
def test_what_is_no_time(typed):
    with pytest.raises(UnreadableError):
        read_time(typed)


def test_parts_from_anything():
    assert DateParts.of(None) == DateParts()
    assert not DateParts.of("")
    assert DateParts.of("2026-01-05") == DateParts("2026", "1", "5")
    assert DateParts.of("来週") == DateParts("来週")
    assert DateParts.of(dt.datetime(2026, 11, 21, 16, 0, tzinfo=dt.UTC)) == DateParts("2026", "11", "22")
