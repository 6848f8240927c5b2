"""Dates to choose from, and the answer."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.actions.interviews import MUST_LIE_AHEAD, lies_ahead
from applications.actions.slot_offers import Slots
from applications.models import SlotOffer
from applications.models.slot_offer import FEWEST, MOST
from hellowork import clock
from hellowork.calendar import days
from hellowork.clock import TOKYO
from hellowork.text.dates import datetime_text
from hellowork.text.fields import DateBoxField, LongTextField, TextField, TimeOfDayField
from hellowork.web.forms import HouseForm

NONE_FITS = "none"


def _day(number: int) -> DateBoxField:
    return DateBoxField(
        label=_("候補日%(number)d") % {"number": number}, required=number <= FEWEST, min_date=clock.today
    )


def _time(number: int) -> TimeOfDayField:
    return TimeOfDayField(
        label=_("候補日%(number)dの時刻") % {"number": number},
        required=number <= FEWEST,
        help_text=_("例：14時、午後2時30分") if number == 1 else "",
    )


class SlotOfferForm(HouseForm):
    """Two dates at least, five at most; `slots` is what the action takes."""

    conditional = ("time_3", "time_4", "time_5")
    day_1, time_1 = _day(1), _time(1)
    day_2, time_2 = _day(2), _time(2)
    day_3, time_3 = _day(3), _time(3)
    day_4, time_4 = _day(4), _time(4)
    day_5, time_5 = _day(5), _time(5)
    place = TextField(label=_("面接の場所"), max_length=120, help_text=_("例：本社2階 会議室"))
    belongings = TextField(
        label=_("持ち物"), max_length=120, required=False, help_text=_("例：履歴書、筆記用具")
    )

    @staticmethod
    def typed_of(offer: SlotOffer, now: dt.datetime) -> dict[str, Any]:
        """The fields that this offer would have been written with; of its dates those that are still open."""
        fields: dict[str, Any] = {"place": offer.place, "belongings": offer.belongings}
        ahead = offer.dates_ahead(now) if not offer.ending else []
        for number, at in enumerate(ahead, start=1):
            fields |= {f"day_{number}": days.day_of(at), f"time_{number}": days.time_of(at)}
        return fields

    @property
    def slots(self) -> Slots:
        answers = self.cleaned_data
        return Slots(dates=answers["dates"], place=answers["place"], belongings=answers["belongings"])

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        now, dates = clock.now(), []
        for number in range(1, MOST + 1):
            at = self._at(number, answers)
            if at is None:
                continue
            if not lies_ahead(at, now):
                self.add_error(f"day_{number}", MUST_LIE_AHEAD)
            elif at in dates:
                self.add_error(f"day_{number}", _("同じ日時の候補日があります。"))
            dates.append(at)
        return answers | {"dates": tuple(dates)}

    def _at(self, number: int, answers: dict[str, Any]) -> dt.datetime | None:
        """The date of this number; None where it is left out, or told to be wrong."""
        names = (f"day_{number}", f"time_{number}")
        day, time = (answers.get(name) for name in names)
        if day and time is not None:
            return dt.datetime.combine(day, time, tzinfo=TOKYO)
        if (day or time is not None) and not any(name in self.errors for name in names):
            missing = names[1] if day else names[0]
            sentence = _("%(label)sも入力してください。") % {"label": self.fields[missing].label}
            self.add_error(missing, sentence)
        return None


class SlotAnswerForm(HouseForm):
    """One of the dates, or none; `at` is the date."""

    conditional = ("word",)
    answer = forms.ChoiceField(label=_("面接の日"), widget=forms.RadioSelect)
    word = LongTextField(
        label=_("会社へのひとこと"),
        max_length=300,
        rows=3,
        required=False,
        help_text=_("どの日も都合がつかないときは、都合のよい曜日や時間帯などをお書きください。"),
    )

    def __init__(self, *args: Any, dates: Iterable[dt.datetime], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(at.astimezone(dt.UTC).isoformat(), datetime_text(at)) for at in dates]
        self.fields["answer"].choices = [*choices, (NONE_FITS, _("どの日も都合がつかない"))]  # type: ignore[attr-defined]

    @property
    def at(self) -> dt.datetime | None:
        answer = self.cleaned_data["answer"]
        return None if answer == NONE_FITS else dt.datetime.fromisoformat(answer)
