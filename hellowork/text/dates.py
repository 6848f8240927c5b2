"""Dates and times of day: reading any spelling, writing the one that people and screen readers understand.

Written form: 2026年11月22日（日曜日）, 9時00分 (interface notes 2.6).
Eras by 元号法 and the cabinet orders under it.
"""

import calendar
import datetime as dt
import re
from typing import NamedTuple, overload

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hellowork.text.normalise import number_line
from hellowork.text.unreadable import UnreadableError

WEEKDAYS = ("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日")


class Era(NamedTuple):
    """One era (元号): its name, the letter of forms, its first day and its last year's number."""

    name: str
    letter: str
    first_day: dt.date
    last_year: int


ERAS = (
    Era("令和", "R", dt.date(2019, 5, 1), 99),
    Era("平成", "H", dt.date(1989, 1, 8), 31),
    Era("昭和", "S", dt.date(1926, 12, 25), 64),
    Era("大正", "T", dt.date(1912, 7, 30), 15),
    Era("明治", "M", dt.date(1868, 1, 25), 45),
)
EARLIEST_YEAR, LATEST_YEAR = 1868, 2199

_SQUARE_ERAS = str.maketrans({"㋿": "令和", "㍻": "平成", "㍼": "昭和", "㍽": "大正", "㍾": "明治"})
_ERA_WORD = "|".join(
    [era.name for era in ERAS] + [era.name[0] for era in ERAS] + [era.letter for era in ERAS]
)
_YEAR = rf"(?:西暦)?(?P<era>{_ERA_WORD})?\.?(?P<year>\d{{1,4}}|元)"
_YEAR_ALONE = re.compile(rf"{_YEAR}年?度?", re.IGNORECASE)
_WHOLE_DATE = re.compile(
    rf"{_YEAR}[年./-](?P<month>\d{{1,2}})[月./-](?P<day>\d{{1,2}})日?(?:\(.{{1,3}}\))?", re.IGNORECASE
)
_EIGHT_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")


class DateParts(NamedTuple):
    """What stands in the three boxes, exactly as it was typed."""

    year: str = ""
    month: str = ""
    day: str = ""

    @classmethod
    def of(cls, value: object) -> "DateParts":
        """From a date, a text (kept whole in the first box if it is no ISO date), parts, or nothing."""
        if isinstance(value, cls):
            return value
        if isinstance(value, dt.datetime):
            value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
        if isinstance(value, str):
            iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value)
            return cls(iso[1], str(int(iso[2])), str(int(iso[3]))) if iso else cls(value)
        if isinstance(value, dt.date):
            return cls(str(value.year), str(value.month), str(value.day))
        return cls()

    def __bool__(self) -> bool:
        return any(part.strip() for part in self)


def read_date(parts: DateParts) -> dt.date:
    """The date in the boxes, in 和暦 or 西暦, any width; a whole date may stand in the first box."""
    year, month, day = (re.sub(r"\s", "", number_line(part.translate(_SQUARE_ERAS))) for part in parts)
    if year and not month and not day:
        year, month, day = _split(year)
    _ask_for_missing(year=year, month=month, day=day)
    year_number = _read_year(year)
    month_number = _read_small(month, "月", 12)
    day_number = _read_small(day, "日", 31)
    try:
        return dt.date(year_number, month_number, day_number)
    except ValueError as problem:
        raise UnreadableError(
            _("%(year)d年%(month)d月は%(last)d日までです。%(label)sの日をご確認ください。"),
            code="no_such_day",
            parts=("day",),
            year=year_number,
            month=month_number,
            last=calendar.monthrange(year_number, month_number)[1],
        ) from problem


def _split(text: str) -> tuple[str, str, str]:
    """A date written into the first box alone."""
    if eight := _EIGHT_DIGITS.fullmatch(text):
        return eight[1], eight[2], eight[3]
    if whole := _WHOLE_DATE.fullmatch(text):
        return f"{whole['era'] or ''}{whole['year']}", whole["month"], whole["day"]
    return text, "", ""


def _ask_for_missing(**boxes: str) -> None:
    names = {"year": "年", "month": "月", "day": "日"}
    missing = tuple(name for name, text in boxes.items() if not text)
    if missing:
        raise UnreadableError(
            _("%(label)sの%(missing)sを入力してください。"),
            code="incomplete",
            parts=missing,
            missing="と".join(names[name] for name in missing),
        )


def _read_small(text: str, word: str, most: int) -> int:
    digits = text.removesuffix(word)
    if not re.fullmatch(r"\d{1,2}", digits) or not 1 <= int(digits) <= most:
        raise UnreadableError(
            _("%(label)sの%(word)sは、1から%(most)dまでの数字で入力してください。"),
            code="no_such_part",
            parts=("month" if word == "月" else "day",),
            word=word,
            most=most,
        )
    return int(digits)


def _read_year(text: str) -> int:
    found = _YEAR_ALONE.fullmatch(text)
    if found and found["era"]:
        return _year_of_era(found["era"], found["year"])
    if found and re.fullmatch(r"\d{4}", found["year"]) and EARLIEST_YEAR <= int(found["year"]) <= LATEST_YEAR:
        return int(found["year"])
    raise UnreadableError(
        _("%(label)sの年は、西暦の4けた（例：2026）か、元号を付けて（例：令和8年）入力してください。"),
        code="no_such_year",
        parts=("year",),
    )


def _year_of_era(word: str, number: str) -> int:
    era = next(era for era in ERAS if word.upper() in (era.name, era.name[0], era.letter))
    count = 1 if number == "元" else int(number)
    if 1 <= count <= era.last_year:
        return era.first_day.year + count - 1
    raise UnreadableError(
        _("%(era)sは%(last)d年までです。%(label)sの年をご確認ください。"),
        code="no_such_era_year",
        parts=("year",),
        era=era.name,
        last=era.last_year,
    )


_TIME = re.compile(
    r"(?P<half>午前|午後|am|pm)?(?:(?P<hour>\d{1,2})(?:[:時.](?:(?P<minute>\d{1,2})分?|(?P<thirty>半))?)?"
    r"|(?P<packed>\d{3,4}))(?P<after>am|pm)?",
    re.IGNORECASE,
)


def read_time(text: str) -> dt.time:
    """A time of day from 9:00, ９時, 9時半, 930, 午後5時15分, 5:15pm."""
    found = _TIME.fullmatch(re.sub(r"\s", "", number_line(text)))
    if found is None:
        raise _no_such_time()
    packed = (found["packed"] or "").zfill(4)
    hour = int(found["hour"] or packed[:2])
    minute = 30 if found["thirty"] else int(found["minute"] or (packed[2:] if found["packed"] else 0))
    half = (found["half"] or found["after"] or "").lower()
    if half in ("午後", "pm") and hour < 12:
        hour += 12
    if half in ("午前", "am") and hour == 12:
        hour = 0
    try:
        return dt.time(hour, minute)
    except ValueError as problem:
        raise _no_such_time() from problem


def _no_such_time() -> UnreadableError:
    return UnreadableError(
        _("%(label)sは、0時00分から23時59分までの時刻で入力してください（例：9:00）。"), code="invalid"
    )


@overload
def local(value: dt.datetime) -> dt.datetime: ...
@overload
def local(value: dt.date) -> dt.date: ...
def local(value: dt.date | dt.datetime) -> dt.date | dt.datetime:
    """An instant in the time of Japan; a plain date as it is."""
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def date_text(value: dt.date | dt.datetime) -> str:
    """2026年11月22日（日曜日）"""
    day = local(value)
    return f"{day.year}年{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def time_text(value: dt.time | dt.datetime) -> str:
    """9時00分"""
    time = local(value) if isinstance(value, dt.datetime) else value
    return f"{time.hour}時{time.minute:02d}分"


def datetime_text(value: dt.datetime) -> str:
    """2026年11月22日（日曜日）9時00分"""
    return date_text(value) + time_text(value)


def wareki_text(value: dt.date | dt.datetime) -> str:
    """令和8年11月22日; the first year of an era as 元年; the Gregorian year before the Meiji era."""
    day = local(value)
    plain = day.date() if isinstance(day, dt.datetime) else day
    for era in ERAS:
        if plain >= era.first_day:
            count = plain.year - era.first_day.year + 1
            return f"{era.name}{'元' if count == 1 else count}年{plain.month}月{plain.day}日"
    return f"{plain.year}年{plain.month}月{plain.day}日"
