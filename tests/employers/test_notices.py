"""What the members of an establishment are told about their postings, and when."""

import datetime as dt

import pytest
from django.core import mail

from employers import tasks
from employers.actions import acceptance, postings
from employers.actions.acceptance import RemarkText
from employers.choices import RefusalGround
from employers.models import Establishment, Member, Posting
from hellowork.accounts.actor import Hat
from hellowork.notices import relay
from hellowork.notices.models import Notification
from hellowork.notices.rendering import render
from tests.employers import factories as make

pytestmark = pytest.mark.django_db

HEAD = "【マイページ】求人"


@pytest.fixture
def employer():
    return make.member()


def told() -> list[tuple[str, str]]:
    """(subject, line) of every notice written so far, the oldest first."""
    while relay.run().done:
        pass
    return [(each.subject, each.line) for each in render(Notification.objects.order_by("created_at", "pk"))]


def send_back(posting: Posting) -> None:
    acceptance.send_back_posting(
        by=make.staff(), posting_id=posting.pk, remarks=[RemarkText("title", "短く")]
    )


def test_an_acceptance_is_told_with_number_and_last_day(employer):
    posting = make.open_posting(employer)

    number = posting.acceptance.number
    assert told() == [
        (
            f"{HEAD} {number}「一般事務」を受理しました",
            (
                f"求人 {number}「一般事務」を受理しました。求人の公開を始めました。"
                "紹介期限日は2027年1月31日（日曜日）です。"
            ),
        )
    ]


def test_what_nobody_can_find_is_not_called_public(employer):
    make.open_posting(employer, publication_level=4)

    assert "公開しない求人として受理しました。" in told()[0][1]


def test_a_return_a_visit_and_a_refusal_are_told(employer):
    officer = make.staff()
    returned, visit, refused = (make.submitted_posting(employer, title=title) for title in ("一", "二", "三"))
    send_back(returned)
    acceptance.ask_visit(by=officer, posting_id=visit.pk)
    acceptance.refuse_posting(
        by=officer, posting_id=refused.pk, ground=RefusalGround.UNLAWFUL, explanation="男性のみの募集のため"
    )

    subjects = {subject for subject, _line in told()}
    assert subjects == {
        f"{HEAD}「一」の修正のお願い",
        f"{HEAD}「二」の来所のお願い",
        f"{HEAD}「三」は受理されませんでした",
    }
    lines = " ".join(line for _subject, line in told())
    assert "2026年11月25日（水曜日）まで" in lines
    assert "男性のみ" not in lines


def test_the_end_of_a_visit_and_of_a_posting_are_told(employer, house_clock):
    make.open_posting(employer, title="一")
    visit = make.submitted_posting(employer, title="二")
    acceptance.ask_visit(by=make.staff(), posting_id=visit.pk)
    told()
    house_clock.move_to(2027, 2, 1, 9, 0)
    tasks.lapse_visits()
    tasks.expire_postings()

    subjects = [subject for subject, _line in told()]
    assert f"{HEAD}「二」の来所の期限が過ぎました" in subjects
    assert f"{HEAD} 13010-00000001「一」の紹介期限が過ぎました" in subjects
    # The visit that was asked for is over: there is nothing to tell of it any more.
    assert f"{HEAD}「二」の来所のお願い" not in subjects


def test_the_mail_names_number_and_job_only(employer):
    posting = make.open_posting(employer)
    told()

    (letter,) = mail.outbox
    assert letter.subject == f"{HEAD} {posting.acceptance.number}「一般事務」を受理しました"
    assert letter.to == [Member.objects.get().user.email]
    assert f"/notices/{Notification.objects.get().pk}/" in letter.body
    for private in ("田村", "青空食品", "+8131234", "03-1234", "千代田"):
        assert private not in letter.subject + letter.body


def test_every_active_member_is_told_and_nobody_else(employer):
    place = Establishment.objects.get(pk=employer.establishment_id)
    colleague, former = make.member(place), make.member(place)
    Member.objects.filter(user_id=former.user_id).update(ended_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    make.member()
    make.open_posting(employer)
    told()

    assert set(Notification.objects.values_list("user_id", "hat", "establishment_id")) == {
        (user_id, Hat.EMPLOYER, place.pk) for user_id in (employer.user_id, colleague.user_id)
    }


def test_an_answer_that_was_overtaken_is_no_news(employer):
    posting = make.submitted_posting(employer)
    send_back(posting)
    postings.submit_posting(by=employer, posting_id=posting.pk)

    assert told() == []


def test_an_end_that_comes_near_is_told_once_for_each_last_day(employer, house_clock):
    posting = make.open_posting(employer)
    told()
    house_clock.move_to(2027, 1, 23, 23, 59)
    assert tasks.remind_of_ending()["done"] == 0
    house_clock.move_to(2027, 1, 24, 0, 0)
    assert [tasks.remind_of_ending()["done"] for _run in range(3)] == [1, 0, 0]
    subject, line = told()[-1]
    assert subject == f"{HEAD} {posting.acceptance.number}「一般事務」の紹介期限日が近づいています"
    assert "2027年1月31日（日曜日）" in line

    posting.acceptance.refer_until = dt.date(2027, 2, 28)
    posting.acceptance.save()
    assert tasks.remind_of_ending()["done"] == 0
    house_clock.move_to(2027, 2, 21, 9, 0)
    assert tasks.remind_of_ending()["done"] == 1


@pytest.mark.parametrize("transition", ["fill", "cancel"])
def test_what_has_ended_needs_no_reminder(employer, house_clock, transition):
    posting = make.open_posting(employer)
    postings.close_posting(by=employer, posting_id=posting.pk, transition=transition)
    house_clock.move_to(2027, 1, 24, 9, 0)

    assert tasks.remind_of_ending()["done"] == 0
