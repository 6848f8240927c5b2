"""What the applicant sees of an application: nothing untold, everybody who has read it, and only acts they meant."""

import datetime as dt
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from applications.actions import applying, outcomes, selecting
from applications.actions.outcomes import Decision
from applications.choices import ApplicationState, Result, Told
from applications.models import Application, SentDocument
from hellowork.accounts.actor import Actor, OfficeRole
from hellowork.files import storing
from hellowork.notices import relay
from hellowork.notices.models import Notification
from seekers.actions.profile import keep_document
from seekers.choices import DocumentKind
from tests.employers import factories as employers
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers
from tests.story.walking import browser_of, hidden_of

pytestmark = pytest.mark.django_db
HIRE = {"result": Result.HIRED, "starts_on": dt.date(2026, 12, 1), "differs_from_card": False}
NO = {"result": Result.NOT_HIRED, "message": "ご希望に沿えない結果となりました。"}


def page_of(browser, address: str) -> BeautifulSoup:
    return BeautifulSoup(browser.get(address).content, "html.parser")


def first_tag(page: BeautifulSoup) -> tuple[str, list[str]]:
    tag = page.select_one("main .tag")
    return tag.get_text(strip=True), tag["class"]


@pytest.fixture
def employer() -> Actor:
    return employers.member()


@pytest.fixture
def seeker() -> Actor:
    return seekers.online_seeker()


@pytest.fixture
def application(employer, seeker) -> Application:
    posting = employers.open_posting(employer, wants_self_application=True)
    return applying.apply(by=seeker, posting_id=posting.pk, motive="応募します。")


@pytest.mark.parametrize("facts", [HIRE, NO], ids=["hired", "not hired"])
@pytest.mark.parametrize("address", ["/me/applications/", "/me/applications/{}/"])
def test_a_result_told_by_telephone_has_neither_word_nor_colour(
    employer, seeker, application, facts, address
):
    Application.objects.update(state=ApplicationState.IN_SELECTION)
    browser, address = browser_of(seeker), address.format(application.pk)
    undecided = first_tag(page_of(browser, address))
    outcomes.record_outcome(
        by=employer, application_id=application.pk, decision=Decision(told=Told.TELEPHONE, **facts)
    )
    assert first_tag(page_of(browser, address)) == undecided
    assert undecided[0] == "選考中"


def test_a_hire_that_came_meanwhile_is_not_declined_unread(employer, seeker, application):
    browser, address = browser_of(seeker), f"/me/applications/{application.pk}/"
    seen = browser.get(address).content
    outcomes.record_outcome(
        by=employer, application_id=application.pk, decision=Decision(told=Told.MYPAGE, **HIRE)
    )
    browser.post(f"{address}withdraw/", hidden_of(seen))
    page = browser.get(address)
    assert "状態が変わった" in page.content.decode()
    assert Application.objects.get().state == ApplicationState.HIRED

    browser.post(f"{address}withdraw/", hidden_of(browser.get(address).content))
    assert Application.objects.get().state == ApplicationState.DECLINED_AFTER_HIRE


def test_each_correction_is_told_as_it_was_recorded_though_the_mails_are_late(employer, seeker, application):
    """A hire told in MyPage and corrected by telephone before anything was sent: one notice, about the hire."""
    outcomes.record_outcome(
        by=employer, application_id=application.pk, decision=Decision(told=Told.MYPAGE, **HIRE)
    )
    outcomes.correct_outcome(
        by=employers.staff(OfficeRole.SUPERVISION),
        application_id=application.pk,
        decision=replace(Decision(told=Told.TELEPHONE, **NO), message=""),
        reason="入力の誤り",
    )
    relay.run()
    told = Notification.objects.filter(user_id=seeker.user_id, object_id=str(application.pk))
    assert [each.notice for each in told] == ["application.hire.seeker"]


def test_who_has_read_what_is_shown():
    proposal = referrals.sent()
    pdf = storing.store(b"%PDF-1.4", name="a.pdf", content_type="application/pdf", owner_id=None)
    document = keep_document(by=proposal.seeker, file=pdf, kind=DocumentKind.OTHER, title="職務経歴書")
    application = applying.apply(
        by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。", document_ids=[document.pk]
    )
    relay.run()
    reader = browser_of(proposal.employer)
    reader.get(f"/employer/applicants/{application.pk}/")
    reader.get(f"/employer/applicants/{application.pk}/letter/")
    reader.get(f"/employer/applicants/documents/{SentDocument.objects.get().pk}/")
    selecting.open_application(by=proposal.officer, application_id=application.pk)

    page = page_of(browser_of(proposal.seeker), f"/me/applications/{application.pk}/")
    heading = page.find("h2", string="閲覧の記録")
    looks = [line.get_text().strip().split("　")[1:] for line in heading.find_next("ul").select("li")]
    assert sorted(looks) == sorted(
        [
            ["青葉台13010", "応募の内容"],
            ["青空食品株式会社", "応募の内容"],
            ["青空食品株式会社", "紹介状"],
            ["青空食品株式会社", "職務経歴書"],
        ]
    )
