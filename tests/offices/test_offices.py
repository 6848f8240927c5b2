"""Offices: who has jurisdiction, what the database refuses, and the invented ones of the demonstration."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from hellowork.calendar.hours import OFFICE_HOURS, OFFICE_HOURS_DATA
from hellowork.offices.demo import load_offices
from hellowork.offices.models import Jurisdiction, Municipality, Office
from hellowork.offices.reference.postal import municipalities_of
from tests.offices.factories import OfficeFactory


@pytest.mark.parametrize(
    ("municipality", "office"),
    [
        ("13103", "13920"),
        ("13110", "13910"),
        ("13421", "13921"),
        ("13101", "13920"),
        ("14107", "14910"),
        ("47201", "13910"),
        ("13205", "13910"),
    ],
)
def test_the_office_of_a_municipality(demo_offices: list[Office], municipality: str, office: str) -> None:
    """Its own office, or the default one (青葉台) where nobody has jurisdiction."""
    assert Office.objects.for_municipality(municipality).code == office


def test_the_office_of_a_municipality_is_one_query(demo_offices, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        Office.objects.for_municipality("13103")


def test_jurisdiction_goes_before_the_default(db: None) -> None:
    default = OfficeFactory(is_default=True, area=["13101"])
    own = OfficeFactory(area=["13103"])
    assert Office.objects.for_municipality("13103") == own
    assert Office.objects.for_municipality("13101") == default
    assert Office.objects.for_municipality("47201") == default


def test_without_a_default_a_stray_municipality_is_an_error(db: None) -> None:
    OfficeFactory(area=["13103"])
    with pytest.raises(Office.DoesNotExist):
        Office.objects.for_municipality("47201")


def test_a_municipality_has_one_office(db: None) -> None:
    OfficeFactory(area=["13103"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Jurisdiction.objects.create(office=OfficeFactory(), municipality_id="13103")


def test_there_is_one_default(db: None) -> None:
    OfficeFactory(is_default=True)
    other = OfficeFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.filter(pk=other.pk).update(is_default=True)


@pytest.mark.parametrize(
    "change", [{"code": "1301"}, {"code": "1301a"}, {"code": "１３０１０"}, {"kind": "palace"}]
)
def test_the_database_refuses_what_is_no_office(db: None, change: dict[str, str]) -> None:
    office = OfficeFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.filter(pk=office.pk).update(**change)


@pytest.mark.parametrize("change", [{"code": "1310"}, {"prefecture": "14"}])
def test_the_database_refuses_what_is_no_municipality(db: None, change: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Municipality.objects.filter(code="13103").update(**change)


def test_a_new_office_keeps_the_usual_hours_of_its_own(db: None) -> None:
    office = OfficeFactory()
    assert office.timetable == OFFICE_HOURS
    office.hours[0]["week"].clear()
    assert OFFICE_HOURS_DATA[0]["week"], "the default is a copy"


@pytest.mark.parametrize(
    "hours", [[], {}, "9-5", [{"since": "2020-01-01", "week": {"mon": ["9時から"]}}], [1], None]
)
def test_hours_that_are_no_timetable_do_not_pass_the_form(db: None, hours: object) -> None:
    office = OfficeFactory.build(hours=hours)
    with pytest.raises(ValidationError) as problem:
        office.clean_fields()
    assert "hours" in problem.value.message_dict


def test_the_invented_offices_can_be_loaded_twice(demo_offices: list[Office]) -> None:
    Jurisdiction.objects.filter(municipality_id="13103").update(office=demo_offices[0])
    assert load_offices() == demo_offices
    assert Office.objects.count() == len(demo_offices) == 9
    assert Office.objects.for_municipality("13103").code == "13920"
    assert {office.name for office in demo_offices} >= {"ハローワーク青葉台", "ハローワーク港南"}
    assert len({office.prefecture for office in demo_offices}) == 7


def test_the_invented_offices_stand_in_their_own_area(demo_offices: list[Office]) -> None:
    for office in Office.objects.with_areas():
        office.full_clean()
        (place,) = municipalities_of(office.postal_code)
        assert place.startswith(office.prefecture)
        assert place in {municipality.code for municipality in office.area.all()}


def test_nobody_has_the_invented_telephone_numbers(demo_offices: list[Office]) -> None:
    """After the area code comes 0 or 1, which the numbering plan gives to nobody (電気通信番号計画)."""
    area_codes = {
        "13": ("3", "4998"),
        "14": ("45",),
        "11": ("48",),
        "23": ("52",),
        "27": ("6",),
        "40": ("92",),
        "01": ("11",),
    }
    for office in demo_offices:
        for number in filter(None, (office.telephone, office.fax)):
            codes = "|".join(area_codes[office.prefecture])
            assert re.fullmatch(rf"\+81({codes})[01]\d+", number), number
