"""Hard conditions as a question to the search, for those that few postings hold.

What the search cannot be asked exactly it is asked a little wider (110 days off for 112); every hit is judged anyway.
"""

from collections.abc import Iterator
from dataclasses import replace

from employers.search import filters
from employers.search.query import Query
from seekers.choices import WishKey, WorkingTimeWish
from seekers.fit.criteria import wished
from seekers.fit.wanted import WishList

# The filter and its value in the catalogue of the search.
_TICKS = {
    WishKey.REGULAR: ("form", "regular"),
    WishKey.WEEKEND: ("weekend", "weekly"),
    WishKey.REMOTE: ("with", "remote"),
    WishKey.BEGINNER: ("with", "no_experience"),
    WishKey.NO_TRANSFER: ("with", "no_transfer"),
    WishKey.CAR: ("with", "car"),
    WishKey.SELF_APPLICATION: ("with", "self"),
}
# What the ordered indexes are walked by already.
_WALKED = (WishKey.OCCUPATION, WishKey.TIME)


def hard_question(wishes: WishList, within: Query) -> Query | None:
    """Postings of the wished occupations and places that hold the hard conditions; None where there are none to ask."""
    musts = [each.key for each in wished(wishes) if wishes.is_must(each.key)]
    if all(key in _WALKED for key in musts):
        return None
    chosen: dict[str, list[str]] = {}
    for name, value in _values(wishes, musts):
        chosen.setdefault(name, []).append(value)
    any_of, none_of = filters.asked(chosen)
    is_place = WishKey.PLACE in musts
    whole = {*wishes.prefectures, *(() if is_place else (code[:2] for code in wishes.municipalities))}
    wage_month, wage_hour = _wages(wishes, musts)
    return replace(
        within,
        occupations=tuple(wishes.large_groups),
        prefectures=tuple(sorted(whole)),
        municipalities=tuple(sorted(wishes.municipalities)) if is_place else (),
        any_of=any_of,
        none_of=none_of,
        wage_month=wage_month,
        wage_hour=wage_hour,
    )


def _values(wishes: WishList, musts: list[WishKey]) -> Iterator[tuple[str, str]]:
    yield from (_TICKS[key] for key in musts if key in _TICKS)
    if WishKey.TIME in musts:
        yield "time", wishes.working_time
    if WishKey.DAYS_OFF in musts:
        yield from (("dayoff", step) for step in _steps("dayoff", most=wishes.days_off)[-1:])
    if WishKey.OVERTIME in musts:
        within = _steps("overtime", least=wishes.overtime_hours)[:1] if wishes.overtime_hours else ["none"]
        yield from (("overtime", step) for step in within)


def _steps(name: str, *, least: int | None = None, most: int | None = None) -> list[str]:
    """The thresholds of a filter from `least` to `most`, the lowest first."""
    numbers = sorted(int(value) for value in filters.BY_NAME[name].by_value if value.isdigit())
    return [str(n) for n in numbers if (least is None or n >= least) and (most is None or n <= most)]


def _wages(wishes: WishList, musts: list[WishKey]) -> tuple[int, int]:
    """Yen by the month and by the hour that every hit must pay; with a wish for each, the judgement alone decides."""
    if WishKey.WAGE not in musts:
        return 0, 0
    if not wishes.hourly_yen:
        return wishes.monthly_yen or 0, 0
    is_part = WishKey.TIME in musts and wishes.working_time == WorkingTimeWish.PART
    return 0, wishes.hourly_yen if is_part else 0
