"""Mails are stopped by the link in them: without signing in, at once, however often, and without a word on whose."""

from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.test import Client

from hellowork.accounts.models import User
from hellowork.notices import preferences, registry, unsubscribing
from hellowork.notices.models import NoticePreference
from seekers.notices import ENDING, NEW_POSTINGS

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def person() -> User:
    return User.objects.create_user("canary-reader@example.org")


@pytest.fixture
def mail_program() -> Client:
    """It has no cookie of ours and sends no token against forged forms."""
    return Client(enforce_csrf_checks=True)


def path(person: User, kind: str = NEW_POSTINGS) -> str:
    return urlsplit(unsubscribing.address(person.pk, kind)).path


def test_one_click_stops_at_once_and_again_does_no_harm(person, mail_program):
    for _time in range(2):
        answer = mail_program.post(path(person), ONE_CLICK)
        assert answer.status_code == 200
        assert not answer.cookies
        assert not preferences.wants_mail(person.pk, NEW_POSTINGS)
    assert NoticePreference.objects.filter(user=person).count() == 1


def test_looking_stops_nothing_and_says_not_whose(person, client):
    page = client.get(path(person))
    assert page.status_code == 200
    assert "canary-reader" not in page.content.decode()
    assert "このメールを止める" in page.content.decode()
    assert preferences.wants_mail(person.pk, NEW_POSTINGS)


def test_all_stops_what_can_be_stopped(person, mail_program):
    mail_program.post(path(person), {"all": ""})
    off = set(NoticePreference.objects.off().filter(user=person).values_list("notice", flat=True))
    link = unsubscribing.StopLink(person.pk, registry.get(NEW_POSTINGS))
    assert off == {notice.kind for notice in link.all_kinds}
    assert preferences.wants_mail(person.pk, ENDING)


def test_of_a_person_who_is_gone_it_says_the_same(person, mail_program):
    address = path(person)
    before = mail_program.post(address, ONE_CLICK).content
    person.delete()
    assert mail_program.post(address, ONE_CLICK).content == before
    assert not NoticePreference.objects.exists()


@pytest.mark.parametrize("token", ["x", "a:b:c", signing.dumps(["0" * 32, NEW_POSTINGS], salt="another")])
def test_a_link_that_is_not_ours_is_none(mail_program, token):
    assert mail_program.post(f"/notices/mails/stop/{token}/", ONE_CLICK).status_code == 404


def test_what_must_be_mailed_has_no_such_link(person, mail_program):
    assert mail_program.post(path(person, ENDING), ONE_CLICK).status_code == 404
