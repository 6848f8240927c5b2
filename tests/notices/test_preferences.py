"""A person switches mails off; the notice in MyPage comes all the same."""

import pytest
from django.core import mail
from django.db import transaction

from hellowork.accounts.actor import Actor, Hat
from hellowork.accounts.models import User
from hellowork.notices import preferences, registry, relay
from hellowork.notices.models import NoticePreference, Notification
from hellowork.notices.telling import Recipient, tell
from tests.notices.conftest import NOTICE

pytestmark = pytest.mark.django_db

MUST = registry.Notice(
    kind="test.must",
    event="test.happened",
    audience=Hat.SEEKER,
    subject="必ず届くお知らせ",
    line="必ず届きます",
    link="/",
    can_be_switched_off=False,
)


@pytest.fixture
def seeker(monkeypatch) -> Actor:
    monkeypatch.setattr(registry, "_notices", {NOTICE.kind: NOTICE, MUST.kind: MUST})
    return Actor(hat=Hat.SEEKER, user_id=User.objects.create_user("seeker@example.org").pk)


def told(seeker: Actor, kind: str) -> int:
    """How many mails went out when this was told."""
    with transaction.atomic():
        tell(kind, [Recipient(user_id=seeker.user_id)], object_id=1, occurrence=Notification.objects.count())
    relay.run()
    return len(mail.outbox)


def test_everything_is_on_until_it_is_switched_off(seeker):
    assert preferences.choices(seeker) == [(NOTICE, True)]
    assert told(seeker, NOTICE.kind) == 1


def test_what_is_switched_off_is_not_mailed_and_stands_in_mypage(seeker):
    preferences.choose(by=seeker, wanted=[])

    assert told(seeker, NOTICE.kind) == 0
    assert Notification.objects.filter(user_id=seeker.user_id, notice=NOTICE.kind).exists()
    assert preferences.choices(seeker) == [(NOTICE, False)]


def test_a_choice_made_before_the_mail_leaves_counts(seeker):
    with transaction.atomic():
        tell(NOTICE.kind, [Recipient(user_id=seeker.user_id)], object_id=1, occurrence=1)
    preferences.choose(by=seeker, wanted=[])

    assert relay.run().done == 1
    assert mail.outbox == []


def test_what_was_off_can_be_on_again(seeker):
    preferences.choose(by=seeker, wanted=[])
    preferences.choose(by=seeker, wanted=[NOTICE.kind])

    assert told(seeker, NOTICE.kind) == 1
    assert NoticePreference.objects.count() == 1


def test_what_must_be_told_cannot_be_switched_off(seeker):
    preferences.choose(by=seeker, wanted=[])
    NoticePreference.objects.create(user_id=seeker.user_id, notice=MUST.kind, by_mail=False)

    assert told(seeker, MUST.kind) == 1


def test_another_hat_has_other_choices(seeker):
    assert preferences.choices(Actor(hat=Hat.EMPLOYER, user_id=seeker.user_id)) == []


def test_the_choice_of_one_is_not_that_of_another(seeker):
    other = Actor(hat=Hat.SEEKER, user_id=User.objects.create_user("other@example.org").pk)
    preferences.choose(by=other, wanted=[])

    assert told(seeker, NOTICE.kind) == 1
    assert list(NoticePreference.objects.for_actor(seeker)) == []
