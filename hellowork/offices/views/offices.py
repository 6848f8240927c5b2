"""The list of offices by prefecture, and the page of one office."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hellowork import clock
from hellowork.calendar.hours import Status, status
from hellowork.offices.models import Office
from hellowork.offices.presentation import HoursRow, hours_rows


@dataclass(frozen=True)
class OfficeCard:
    """An office as the pages show it at one instant."""

    office: Office
    status: Status
    hours: list[HoursRow]

    @classmethod
    def at(cls, office: Office, instant: datetime) -> "OfficeCard":
        hours = office.timetable
        return cls(office=office, status=status(hours, instant), hours=hours_rows(hours, instant.date()))


@dataclass(frozen=True)
class PrefectureSection:
    """The offices of one prefecture."""

    code: str
    name: str
    cards: list[OfficeCard]


@login_not_required
@require_safe
def office_list(request: HttpRequest) -> HttpResponse:
    """Every office with address, telephone, hours, area (管轄) and whether it is open now, by prefecture."""
    now = clock.now()
    offices = Office.objects.with_areas().in_public_order()
    sections = [
        PrefectureSection(code=code, name=name, cards=[OfficeCard.at(office, now) for office in group])
        for (code, name), group in groupby(
            offices, key=lambda each: (each.prefecture, each.get_prefecture_display())
        )
    ]
    return render(request, "offices/office_list.html", {"sections": sections})


@login_not_required
@require_safe
def office_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One office; 404 for a code that no office has."""
    office = get_object_or_404(Office.objects.with_areas(), code=code)
    return render(request, "offices/office_detail.html", {"card": OfficeCard.at(office, clock.now())})
