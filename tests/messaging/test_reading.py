"""Reading a thread: what was shown is read, what came meanwhile is not; the list of threads and its size."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.actions import applying
from applications.models import Application
from hellowork.accounts.actor import Actor
from hellowork.mypage.unread import unread_of
from hellowork.notices import relay
from messaging.actions import messages
from messaging.models import Message, Thread
from messaging.queries import threads_with_unread
from tests.employers import factories as employers
from tests.seekers import factories as seekers
from tests.story.walking import browser_of

pytestmark = pytest.mark.django_db


class Talk:
    def __init__(self, employer: Actor | None = None) -> None:
        self.employer: Actor = employer or employers.member()
        self.seeker: Actor = seekers.online_seeker()
        posting = employers.open_posting(self.employer, wants_self_application=True)
        self.application: Application = applying.apply(
            by=self.seeker, posting_id=posting.pk, motive="応募します。"
        )

    def say(self, by: Actor, text: str) -> Message:
        return messages.send_message(by=by, application_id=self.application.pk, text=text)

    def unread(self, of: Actor) -> int:
        return threads_with_unread(of).get(application=self.application).unread


def test_a_message_that_came_while_the_page_was_made_stays_unread(house_clock):
    talk = Talk()
    shown = talk.say(talk.seeker, "はじめまして。")
    house_clock.move(dt.timedelta(seconds=1))
    talk.say(talk.seeker, "追伸です。")
    relay.run()
    house_clock.move(dt.timedelta(seconds=1))
    messages.mark_read(by=talk.employer, thread_id=shown.thread_id, until=shown.sent_at)

    assert talk.unread(talk.employer) == 1
    assert unread_of(_request(talk.employer)).messages == 1


def test_an_old_page_takes_nothing_back(house_clock):
    """Two windows: the one that showed less is finished later."""
    talk = Talk()
    first = talk.say(talk.seeker, "はじめまして。")
    house_clock.move(dt.timedelta(minutes=1))
    second = talk.say(talk.seeker, "追伸です。")
    for shown in (second, first):
        messages.mark_read(by=talk.employer, thread_id=first.thread_id, until=shown.sent_at)
    assert talk.unread(talk.employer) == 0


def test_one_own_messages_are_never_unread():
    talk = Talk()
    talk.say(talk.employer, "面接の日程について。")
    assert (talk.unread(talk.employer), talk.unread(talk.seeker)) == (0, 1)


def test_the_newest_thread_comes_first(house_clock):
    employer = employers.member()
    talks = [Talk(employer) for _number in range(3)]
    for talk in (*talks, talks[0]):
        house_clock.move(dt.timedelta(minutes=1))
        talk.say(talk.seeker, "はじめまして。")
    order = [thread.application_id for thread in threads_with_unread(employer)]
    assert order == [talks[0].application.pk, talks[2].application.pk, talks[1].application.pk]
    assert Thread.objects.get(application=talks[0].application).newest_at == house_clock.now


def test_the_list_asks_as_often_for_many_threads_as_for_few():
    employer = employers.member()
    browser = browser_of(employer)
    browser.get("/messages/")
    counts = []
    for _round in range(2):
        for talk in (Talk(employer), Talk(employer)):
            talk.say(talk.seeker, "はじめまして。")
        with CaptureQueriesContext(connection) as captured:
            assert browser.get("/messages/").status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 8


class _request:  # noqa: N801 - stands for a request
    def __init__(self, actor: Actor) -> None:
        self.actor = actor
