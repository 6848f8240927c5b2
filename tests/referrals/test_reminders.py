"""Reminders before the deadline: the day before, and on the last day, once each."""

import datetime as dt

import pytest
from django.core import mail

from applications.actions import applying
from hellowork.clock import TOKYO
from hellowork.notices import relay
from hellowork.notices.models import Notification
from hellowork.notices.rendering import render
from referrals import tasks
from referrals.actions import answering, proposing
from referrals.choices import DeclineReason
from referrals.models import Referral
from tests.referrals import factories as make

pytestmark = pytest.mark.django_db


def reminded() -> tuple[int, int]:
    """How many the two jobs told now."""
    return tasks.remind_the_day_before()["done"], tasks.remind_on_the_last_day()["done"]


def lines() -> list[str]:
    told = Notification.objects.filter(notice__startswith="referral.ends").order_by("created_at", "pk")
    return [each.line for each in render(told)]


def test_the_day_before_and_on_the_last_day_once_each(house_clock):
    make.sent()  # On the 11th, until the 18th.
    seen = {}
    for day in range(11, 20):
        house_clock.move_to(2026, 11, day, 8, 0)
        seen[day] = [reminded(), reminded()]

    assert seen.pop(17) == [(1, 0), (0, 0)]
    assert seen.pop(18) == [(0, 1), (0, 0)]
    assert set(map(tuple, seen.values())) == {((0, 0), (0, 0))}


def test_nobody_is_woken_at_night_and_a_late_run_still_tells(house_clock):
    make.sent()
    house_clock.move_to(2026, 11, 18, 7, 59, 59)
    assert reminded() == (0, 0)
    house_clock.move_to(2026, 11, 18, 23, 59, 59)
    assert reminded() == (0, 1)
    house_clock.move_to(2026, 11, 19)
    assert reminded() == (0, 0)


def test_the_words_name_the_day_and_the_mail_says_nothing(house_clock):
    make.sent()
    relay.run()
    mail.outbox.clear()
    house_clock.move_to(2026, 11, 18, 9)
    reminded()
    relay.run()

    assert lines() == [
        "求人「一般事務」の応募期限は2026年11月18日（水曜日）です。この日のうちに応募するか、辞退をお知らせください。"
    ]
    (sent,) = mail.outbox
    assert sent.subject == "【マイページ】新しいお知らせがあります"
    assert "一般事務" not in sent.body
    assert "青空食品" not in sent.body


@pytest.mark.parametrize("days_given", [1, 2])
def test_a_short_deadline_is_not_repeated_on_the_day_it_was_sent(house_clock, days_given):
    make.sent(days_given=days_given)
    assert reminded() == (0, 0)
    house_clock.move_to(2026, 11, 11 + days_given - 1, 9)
    assert reminded() == ((1, 0) if days_given == 2 else (0, 0))
    house_clock.move_to(2026, 11, 11 + days_given, 9)
    assert reminded() == (0, 1)


def test_a_moved_deadline_is_worth_another_reminder(house_clock):
    proposal = make.sent()
    house_clock.move_to(2026, 11, 18, 9)
    assert reminded() == (0, 1)
    proposing.extend_deadline(by=proposal.officer, referral_id=proposal.referral.pk, days_given=8)
    assert reminded() == (1, 0)
    house_clock.move_to(2026, 11, 19, 9)
    assert reminded() == (0, 1)


def test_whoever_has_answered_is_left_alone(house_clock):
    proposal = make.sent()
    house_clock.move_to(2026, 11, 17, 9)
    answering.decline(by=proposal.seeker, referral_id=proposal.referral.pk, reason=DeclineReason.PAY)
    assert reminded() == (0, 0)


def test_a_reminder_goes_out_no_more_once_the_person_has_applied(house_clock):
    proposal = make.sent()
    relay.run()
    mail.outbox.clear()
    house_clock.move_to(2026, 11, 18, 9)
    reminded()
    applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。")
    relay.run()

    assert lines() == []
    assert [message for message in mail.outbox if "マイページに新しいお知らせ" in message.body] == []


def test_the_deadline_of_the_posting_counts_when_it_is_earlier(house_clock):
    proposal = make.drafted()
    type(proposal.posting.acceptance).objects.update(refer_until=dt.date(2026, 11, 13))
    make.send(proposal.officer, proposal.referral.pk, call_id=make.called(proposal.posting, proposal.officer))
    assert Referral.objects.get().deadline_at == dt.datetime(2026, 11, 14, tzinfo=TOKYO)
    house_clock.move_to(2026, 11, 13, 8)
    assert reminded() == (0, 1)
