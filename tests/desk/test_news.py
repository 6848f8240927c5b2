"""The office is told of results: what ended lately waits in today's work until somebody of the staff has read it."""

import datetime as dt

import pytest

from applications.actions import applying, outcomes, selecting
from applications.actions.outcomes import Decision
from applications.choices import Result, Told
from applications.models import Application
from employers.models import Acceptance
from hellowork.accounts.actor import OfficeRole
from hellowork.desk.kinds.referrals import KINDS
from hellowork.offices.models import Office
from tests.employers import factories as employers
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db
HIRE = Decision(
    result=Result.HIRED, told=Told.MYPAGE, starts_on=dt.date(2026, 12, 1), differs_from_card=False
)
NO = Decision(result=Result.NOT_HIRED, told=Told.TELEPHONE)


def news(page) -> list[str]:
    return [line for line in page.lines if "さんの応募：" in line]


@pytest.fixture
def applied():
    proposal = referrals.sent()
    application = applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。")
    return proposal, application


def record(proposal, application, decision=HIRE) -> None:
    outcomes.record_outcome(by=proposal.employer, application_id=application.pk, decision=decision)


@pytest.mark.parametrize(("decision", "words"), [(HIRE, "採用"), (NO, "不採用")])
def test_a_result_waits_until_it_is_read(officer, applied, decision, words):
    proposal, application = applied
    someone = officer(OfficeRole.CONSULTATION)
    assert news(someone.get("/admin/")) == []
    record(proposal, application, decision)
    (line,) = news(someone.get("/admin/"))
    assert f"鈴木花子さんの応募：{words}" in line

    someone.see(application)
    assert news(someone.get("/admin/")) == []


def test_what_follows_a_hire_is_news_again(officer, applied, house_clock):
    proposal, application = applied
    someone = officer(OfficeRole.CONSULTATION)
    record(proposal, application)
    someone.see(application)
    house_clock.move(dt.timedelta(minutes=5))
    outcomes.cancel_hire(by=proposal.employer, application_id=application.pk, reason="受注の減少")
    (line,) = news(someone.get("/admin/"))
    assert "採用の取消" in line


def test_a_withdrawal_is_news_and_what_goes_on_is_none(officer, applied):
    proposal, application = applied
    someone = officer(OfficeRole.CONSULTATION)
    selecting.start_selection(by=proposal.employer, application_id=application.pk)
    assert news(someone.get("/admin/")) == []
    selecting.withdraw_application(by=proposal.seeker, application_id=application.pk)
    assert len(news(someone.get("/admin/"))) == 1


def test_nobody_is_asked_to_read_what_is_a_month_old(officer, applied, house_clock):
    record(*applied)
    house_clock.move(dt.timedelta(days=30, seconds=1))
    assert news(officer(OfficeRole.CONSULTATION).get("/admin/")) == []


def test_a_result_goes_to_the_office_that_referred_and_of_a_self_application_to_the_one_that_accepted(
    applied,
):
    proposal, referred = applied
    elsewhere = employers.office("27020", is_default=False)
    posting = employers.open_posting(employers.member(), wants_self_application=True)
    direct = applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive="応募します。")
    Acceptance.objects.filter(posting=posting).update(office=elsewhere)
    own = next(kind for kind in KINDS if kind.key == "news").own
    for place, mine in ((proposal.officer.office_id, referred), (elsewhere.pk, direct)):
        by = employers.staff(OfficeRole.CONSULTATION, at=Office.objects.get(pk=place))
        assert list(Application.objects.filter(own(by))) == [mine]
