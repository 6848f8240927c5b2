"""A minimum wage that begins next month, invented for one prefecture in which nothing else of the day happens."""

import datetime as dt

from django.conf import settings

from hellowork.calendar import days, minimum_wage
from hellowork.calendar.minimum_wage import Rate

PREFECTURE, CITY = "19", "19201"
# 甲府市; the rise is as large as in the years before.
RISE_YEN = 60
_APRIL = 4


def published() -> Rate:
    """The rate that counts before the invented one: of the table as it is published."""
    withdraw()
    return minimum_wage.newest_known(PREFECTURE)


def withdraw() -> None:
    """Without an invented rate, as before the demonstration."""
    if settings.MINIMUM_WAGES_INVENTED:
        settings.MINIMUM_WAGES_INVENTED.unlink(missing_ok=True)


def publish(before: Rate, today: dt.date) -> None:
    """From the first of next month the rate is higher; nothing where no place for invented rates is named."""
    path = settings.MINIMUM_WAGES_INVENTED
    if path is None:
        return
    start = days.end_of_month_plus(today, 0) + dt.timedelta(days=1)
    lines = [
        "# Invented by the demonstration.",
        "fiscal_year,prefecture,name,yen,effective",
        _line(before, before.yen, start.replace(year=start.year - 1)),
        _line(before, before.yen + RISE_YEN, start),
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(rate: Rate, yen: int, start: dt.date) -> str:
    fiscal_year = start.year if start.month >= _APRIL else start.year - 1
    return f"{fiscal_year},{rate.prefecture},{rate.prefecture_name},{yen},{start.isoformat()}"
