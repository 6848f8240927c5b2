"""The day by which the result was promised (選考結果通知): derived from the job card that was seen, never stored.

The card counts from the interview. Where it names papers alone (書類選考), they arrive with the application, and the
days count from there; where an interview is still to be fixed, nobody can name a day yet.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from applications.models import Application
from employers.choices import SelectionMethod
from hellowork.calendar import days


@dataclass(frozen=True, slots=True)
class PromisedDay:
    """The day by which a result was promised, and whether it is wholly over."""

    day: dt.date
    is_over: bool


def promised_day(
    *,
    within_days: int | None,
    methods: Collection[str],
    applied_on: dt.date,
    interview_on: dt.date | None,
) -> dt.date | None:
    """The last day on which the result is in time; None where the card promises nothing or nothing can be counted."""
    if within_days is None:
        return None
    if interview_on is not None:
        return interview_on + dt.timedelta(days=within_days)
    by_papers = SelectionMethod.DOCUMENTS in methods and SelectionMethod.INTERVIEW not in methods
    return applied_on + dt.timedelta(days=within_days) if by_papers else None


def promised_day_of(application: Application, now: dt.datetime) -> PromisedDay | None:
    """The same for an application, which comes with its card; the day itself is in time to its end."""
    card, interview_at = application.card, application.interview_at
    day = promised_day(
        within_days=card.result_within_days,
        methods=card.selection_methods,
        applied_on=days.day_of(application.applied_at),
        interview_on=days.day_of(interview_at) if interview_at else None,
    )
    return PromisedDay(day=day, is_over=days.day_of(now) > day) if day else None
