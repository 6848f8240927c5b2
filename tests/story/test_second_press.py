"""A second press of a button, in a browser without scripts: one row, and the same answer twice."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from applications.actions import applying, interviews
from applications.models import Application
from employers.models import PhoneCall
from hellowork.accounts.actor import Actor, OfficeRole
from hellowork.files.checking import Checked
from referrals.models import Referral
from referrals.tasks import expire_referrals
from seekers.actions.profile import keep_once
from seekers.models import Consultation, Seeker, SeekerDocument
from tests.applications.test_interviews import FIRST
from tests.desk.officer import Officer, Page
from tests.employers import factories as employers
from tests.files.test_checking import pdf
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers
from tests.seekers.test_desk_register import TYPED
from tests.story.walking import browser_of, hidden_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(settings) -> Officer:
    settings.SECOND_FACTOR_FOR_STAFF = False
    return Officer(OfficeRole.CONSULTATION)


def press_twice(desk: Officer, address: str, **answers: str) -> list[str]:
    """What is said after each press on the same page of an act."""
    page = desk.get(address)
    typed = page.fields(page.soup.select_one("main form[method=post]")) | answers
    said = []
    for _press in range(2):
        answer = desk.client.post(address, typed)
        assert answer.status_code == 303
        said.append(Page(desk.client.get(answer.headers["Location"])).message)
    return said


def test_a_registration_at_the_window(desk):
    said = press_twice(desk, "/admin/seekers/seeker/register/", **TYPED)
    assert said == ["利用登録をしました。"] * 2
    assert Seeker.objects.count() == 1


def test_a_consultation(desk):
    seeker = seekers.office_seeker(by=desk.actor, consulted=False)
    address = f"/admin/seekers/seeker/{seeker.seeker_id}/consult/"
    said = press_twice(desk, address, way="visit", wish_working_time="either", note="面接の練習")
    assert said == ["職業相談を記録しました。"] * 2
    assert Consultation.objects.count() == 1


def test_a_call_that_nobody_answered(desk):
    """Two of them would make the employer unreachable."""
    proposal = referrals.drafted()
    said = press_twice(
        desk, f"/admin/referrals/referral/{proposal.referral.pk}/call/", result="absent", note=""
    )
    assert said[0] == said[1] != ""
    assert PhoneCall.objects.count() == 1


def test_an_act_that_the_state_no_longer_allows(desk):
    """The second press does not say that somebody else was faster."""
    proposal = referrals.sent()
    officer = Officer(OfficeRole.CONSULTATION)
    said = press_twice(
        officer, f"/admin/referrals/referral/{proposal.referral.pk}/withdraw/", reason="都合が変わりました。"
    )
    assert said[0] == said[1]
    assert "この操作は行いませんでした" not in said[1]


def test_the_same_page_of_the_desk_with_other_answers(desk):
    page = desk.get("/admin/seekers/seeker/register/")
    typed = page.fields(page.soup.select_one("main form[method=post]")) | TYPED
    desk.client.post(page.address, typed)
    again = Page(desk.client.post(page.address, typed | {"name": "鈴木 花子"}))
    assert again.status == 422
    assert "すでに送信されています" in again.errors[0]
    assert Seeker.objects.count() == 1

    assert desk.send(again).message == "利用登録をしました。"
    assert Seeker.objects.filter(name="鈴木　花子").count() == 1


def document(browser: Any, content: bytes, **fields: str) -> Any:
    file = SimpleUploadedFile("履歴書.pdf", content)
    return browser.post("/me/documents/", {**fields, "kind": "resume", "title": "", "file": file})


def test_a_document():
    browser = browser_of(seekers.online_seeker())
    page = hidden_of(browser.get("/me/documents/").content, "document-form")
    content = pdf()

    assert [document(browser, content, **page).status_code for _press in range(2)] == [303, 303]
    assert SeekerDocument.objects.count() == 1


def test_another_file_on_the_same_page_is_not_taken_for_the_first():
    browser = browser_of(seekers.online_seeker())
    page = hidden_of(browser.get("/me/documents/").content, "document-form")
    document(browser, pdf(), **page)
    answer = document(browser, pdf(lambda made: made.add_blank_page()), **page)

    assert answer.status_code == 422
    assert "すでに送信されています" in answer.content.decode()
    assert SeekerDocument.objects.count() == 1


def pressed(browser: Any, page: str, button: str) -> list[str]:
    """What is said after each of two presses of a form with this button."""
    soup = BeautifulSoup(browser.get(page).content, "html.parser")
    form = next(form for form in soup.main.find_all("form") if button in form.get_text())
    fields = {each["name"]: each["value"] for each in form.select("input[type=hidden]")}
    said = []
    for _press in range(2):
        answer = browser.post(form["action"], fields)
        soup = BeautifulSoup(browser.get(answer.headers["Location"]).content, "html.parser")
        said.append(soup.select_one(".banner[role=status]").get_text(" ", strip=True))
    return said


def applied() -> tuple[Actor, Actor, Application]:
    """The employer, the applicant and the application."""
    employer, seeker = employers.member(), seekers.online_seeker()
    posting = employers.open_posting(employer, wants_self_application=True)
    return employer, seeker, applying.apply(by=seeker, posting_id=posting.pk, motive="応募します。")


def test_withdrawing_an_application():
    _employer, seeker, application = applied()
    said = pressed(browser_of(seeker), f"/me/applications/{application.pk}/", "辞退する")
    assert said == ["辞退を会社にお知らせしました。"] * 2


def test_beginning_a_selection_and_cancelling_its_interview():
    employer, _seeker, application = applied()
    browser, page = browser_of(employer), f"/employer/applicants/{application.pk}/"
    assert pressed(browser, page, "選考を始める") == ["選考中にしました。"] * 2

    interviews.arrange_interview(by=employer, application_id=application.pk, appointment=FIRST)
    said = pressed(browser, page, "予定を取り消す")
    assert said == ["面接の予定を取り消し、応募された方にお知らせしました。"] * 2


def test_asking_for_a_referral_again(house_clock):
    proposal = referrals.sent()
    house_clock.move_to(2026, 11, 24, 9, 0)
    expire_referrals()
    page = f"/me/referrals/{proposal.referral.pk}/"
    said = pressed(browser_of(proposal.seeker), page, "もう一度紹介を希望する")
    assert said == ["もう一度の紹介のご希望を、ハローワークにお知らせしました。"] * 2
    assert Referral.objects.get().asked_again_at


@pytest.mark.django_db(transaction=True)
def test_two_presses_with_one_new_file_at_the_same_moment_keep_it_once():
    seeker = seekers.online_seeker()
    upload = Checked(content=pdf(), content_type="application/pdf", name="履歴書.pdf")
    barrier = threading.Barrier(4)

    def press(_number: int) -> Any:
        try:
            barrier.wait(30)
            return keep_once(by=seeker, upload=upload, kind="other", title="履歴書").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        kept = set(threads.map(press, range(4)))
    assert kept == set(SeekerDocument.objects.values_list("pk", flat=True))
    assert len(kept) == 1
