"""事前の了承: given until a day and for a number, withdrawn at any time, seen by the office, used by referrals."""

import datetime as dt

import pytest

from employers.actions import calls, postings
from employers.models import Establishment, StandingConsent
from hellowork.accounts.actor import EstablishmentRole
from referrals import calling
from referrals.choices import NoCallReason
from tests.desk.officer import Officer
from tests.employers import factories as make
from tests.employers.pages import browser_of, errors_of, fields_of, main_of, page, soup_of

pytestmark = pytest.mark.django_db

DAY = {"until_year": "2026", "until_month": "11", "until_day": "30", "most_referrals": "3"}
NOON = dt.datetime(2026, 11, 11, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=9)))


@pytest.fixture
def posting(employer):
    return make.open_posting(employer)


def give(browser, posting, **typed):
    sent = fields_of(browser.get(page("consent", posting)), "consent-form")
    return browser.post(page("consent", posting), sent | DAY | typed)


def no_call_reasons(posting) -> list[NoCallReason]:
    return calling.reasons_now(type(posting).objects.get(pk=posting.pk), NOON)


def test_a_manager_gives_it_and_the_office_needs_no_call(browser, posting):
    assert NoCallReason.CONSENT not in no_call_reasons(posting)

    assert give(browser, posting).headers["Location"] == page("posting", posting)
    text = main_of(browser.get(page("posting", posting)))
    assert "2026年11月30日（月曜日） まで、3人まで" in text
    assert NoCallReason.CONSENT in no_call_reasons(posting)


def test_full_width_answers_are_understood(browser, posting):
    give(browser, posting, until_year="令和８", until_month="１１", until_day="３０", most_referrals="３人")
    given = StandingConsent.objects.get()
    assert (given.until, given.most_referrals) == (dt.date(2026, 11, 30), 3)


WRONG = [
    ({"until_day": "10"}, "以降の日"),
    ({"until_year": "2027", "until_month": "3"}, "までの日"),
    ({"until_month": "11", "until_day": "31"}, "2026年11月は30日までです"),
    ({"until_year": "", "until_month": "", "until_day": ""}, "入力してください"),
    ({"most_referrals": "0"}, "1"),
    ({"most_referrals": "21"}, "20"),
    ({"most_referrals": "たくさん"}, "受ける人数の上限"),
]


@pytest.mark.parametrize(("typed", "says"), WRONG, ids=[str(each[0]) for each in WRONG])
def test_what_cannot_be_is_said_beside_the_field_and_kept(browser, posting, typed, says):
    answer = give(browser, posting, **typed)
    assert answer.status_code == 422
    assert any(says in sentence for sentence in errors_of(answer).values()), errors_of(answer)
    kept = fields_of(answer, "consent-form")
    assert {name: kept[name] for name in typed} == typed
    assert not StandingConsent.objects.exists()


def test_it_is_changed_by_giving_another_and_withdrawn_at_any_time(browser, posting):
    give(browser, posting)
    assert fields_of(browser.get(page("consent", posting)), "consent-form")["most_referrals"] == "3"
    give(browser, posting, most_referrals="1")
    assert list(StandingConsent.objects.in_force(NOON.date()).values_list("most_referrals", flat=True)) == [1]

    assert browser.post(page("end_consent", posting)).status_code == 303
    assert not StandingConsent.objects.in_force(NOON.date()).exists()
    assert StandingConsent.objects.count() == 2
    assert NoCallReason.CONSENT not in no_call_reasons(posting)
    assert "了承していません" in main_of(browser.get(page("posting", posting)))


def test_it_ends_with_its_day(browser, posting, house_clock):
    give(browser, posting)
    house_clock.move_to(2026, 12, 1, 10, 0)
    again = browser_of(make.member(Establishment.objects.get(pk=posting.establishment_id)))
    assert "了承していません" in main_of(again.get(page("posting", posting)))


@pytest.mark.parametrize("role", [EstablishmentRole.RECRUITER, EstablishmentRole.VIEWER])
def test_only_a_manager_decides_and_every_member_sees_it(browser, posting, role):
    give(browser, posting)
    other = browser_of(make.member(Establishment.objects.get(pk=posting.establishment_id), role))
    response = other.get(page("posting", posting))
    assert "3人まで" in main_of(response)
    assert not soup_of(response).select("#consent a")
    assert other.get(page("consent", posting)).status_code in (403, 404)
    assert other.post(page("end_consent", posting)).status_code in (403, 404)
    assert StandingConsent.objects.in_force(NOON.date()).exists()


def test_another_employer_finds_nothing(posting):
    stranger = browser_of(make.member())
    assert stranger.get(page("consent", posting)).status_code == 404
    assert stranger.post(page("end_consent", posting)).status_code == 404


def test_a_posting_that_has_ended_takes_none(browser, employer, posting):
    postings.close_posting(by=employer, posting_id=posting.pk, transition="fill")
    answer = browser.get(page("consent", posting))
    assert answer.headers["Location"] == page("posting", posting)
    assert not soup_of(browser.get(page("posting", posting))).select("#consent")


def test_the_office_sees_it(employer, posting, settings):
    settings.SECOND_FACTOR_FOR_STAFF = False
    calls.give_consent(by=employer, posting_id=posting.pk, until=dt.date(2026, 11, 30), most_referrals=3)
    assert "あり（2026年11月30日（月曜日）まで、3人まで）" in Officer().see(posting).text


def test_a_second_press_gives_no_second_consent(browser, posting):
    address = page("consent", posting)
    sent = fields_of(browser.get(address), "consent-form") | DAY
    first, second = browser.post(address, sent), browser.post(address, sent)
    assert first.headers["Location"] == second.headers["Location"] == page("posting", posting)
    assert StandingConsent.objects.count() == 1
