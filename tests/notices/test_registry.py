"""Every notice that the house declares is rendered and looked at; the list and the events fit each other."""

import importlib
import uuid
from importlib.util import find_spec

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from hellowork.accounts.actor import Hat
from hellowork.accounts.models import User
from hellowork.lifecycle import all_lifecycles
from hellowork.notices import events, registry
from hellowork.notices.models import Notification
from hellowork.notices.registry import Notice
from hellowork.notices.rendering import render
from hellowork.notices.telling import Recipient, tell
from tests.notices.checking import READER, faults
from tests.notices.examples import Example, maker_kinds, maker_of

pytestmark = pytest.mark.django_db

NOTICES = registry.all_notices()


@pytest.mark.parametrize("notice", NOTICES, ids=[notice.kind for notice in NOTICES])
def test_every_notice_is_rendered_and_its_mail_holds_no_personal_data(notice):
    make = maker_of(notice)
    assert make, f"{notice.kind}: tests/notices/examples needs an object for it"

    assert faults(notice, make()) == []


def test_no_example_is_left_over():
    used = {maker_of(notice) for notice in NOTICES}
    assert len(used) == len(maker_kinds())


def published_kinds() -> frozenset[str]:
    """What life cycles publish, and what is declared beside them."""
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.lifecycle"):
            importlib.import_module(f"{app.name}.lifecycle")
    transitions = {
        lifecycle.event(arrow.name) for lifecycle in all_lifecycles() for arrow in lifecycle.transitions
    }
    return events.declared_kinds() | transitions


def test_every_event_that_somebody_answers_is_published_by_somebody():
    assert events.handled_kinds() - published_kinds() == set()


def test_every_notice_is_of_an_event_that_is_published():
    assert {notice.event for notice in NOTICES} - published_kinds() == set()


def test_every_kind_fits_its_column():
    longest = Notification._meta.get_field("notice").max_length
    assert [notice.kind for notice in NOTICES if len(notice.kind) > longest] == []


def a_notice(**changes) -> Notice:
    good = {
        "kind": "test.checked",
        "event": "test.happened",
        "audience": Hat.SEEKER,
        "subject": "【マイページ】新しいお知らせがあります",
        "line": "{name}さんへ",
        "mail_line": "お知らせが届いています",
        "link": "/",
        "about": User.objects.all,
        "context": lambda person: {"name": "カナリヤ"},
    }
    return Notice(**good | changes)


@pytest.fixture
def person():
    return User.objects.create_user("canary-other@example.org")


BAD = {
    "the mail says 'カナリヤ'": {"mail_line": None},
    f"the mail says '{READER}'": {"mail_line": READER},
    "the subject to a seeker is not neutral": {"subject": "{name}"},
    "the line is empty": {"line": " "},
    "the mail has '{' left in it": {"mail_line": "{{name}}"},
    "the line has 'None' left in it": {"line": "None"},
    "leads nowhere: /no/such/page/": {"link": "/no/such/page/"},
    "says nothing about its example": {"context": lambda person: None},
}


@pytest.mark.parametrize(("fault", "changes"), BAD.items(), ids=list(BAD))
def test_the_check_finds_what_it_is_for(monkeypatch, person, fault, changes):
    bad = a_notice(**changes)
    monkeypatch.setitem(registry._notices, bad.kind, bad)

    assert any(fault in found for found in faults(bad, Example(person.pk, frozenset({"カナリヤ"}))))


def test_the_check_finds_nothing_wrong_with_a_good_one(monkeypatch, person):
    good = a_notice()
    monkeypatch.setitem(registry._notices, good.kind, good)

    assert faults(good, Example(person.pk, frozenset({"カナリヤ"}))) == []


def test_many_notices_of_one_kind_cost_one_query(monkeypatch, person):
    monkeypatch.setitem(registry._notices, "test.checked", a_notice())
    reader = Recipient(user_id=person.pk)
    things = [User.objects.create_user(f"thing{number}@example.org").pk for number in range(4)]
    gone = uuid.uuid4()
    for thing in (gone, *things):
        with transaction.atomic():
            tell("test.checked", [reader], object_id=thing, occurrence=1)
    told = list(Notification.objects.order_by("pk"))

    with CaptureQueriesContext(connection) as captured:
        lines = render(told)
    assert len(captured) == 1
    assert [line.notification for line in lines] == [one for one in told if one.object_id != str(gone)]


def test_a_kind_is_declared_once():
    with pytest.raises(ValueError, match="declared twice"):
        registry.declare(a_notice(kind=NOTICES[0].kind))
