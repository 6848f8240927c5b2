"""What was typed into a part of a long form and cannot be stored yet."""

import pytest
from django.http import QueryDict

from hellowork.accounts.models import User
from hellowork.web import drafts
from hellowork.web.models import FormDraft

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return User.objects.create_user("tamura@example.jp")


def test_what_was_typed_comes_back_as_a_form_takes_it(user):
    data = QueryDict("a=1&b=x&b=y&csrfmiddlewaretoken=t&_owner=o&_once=n&_more=1")
    drafts.save("posting", "7/hours", owner_id=user.pk, fields=drafts.typed(data))

    back = drafts.load("posting", "7/hours")
    assert dict(back.lists()) == {"a": ["1"], "b": ["x", "y"]}


def test_the_last_one_stands(user, house_clock):
    other = User.objects.create_user("other@example.jp")
    drafts.save("posting", "7/hours", owner_id=user.pk, fields={"a": ["1"]})
    later = house_clock.move_to(2026, 11, 11, 11, 0)
    drafts.save("posting", "7/hours", owner_id=other.pk, fields={"a": ["2"]})

    draft = FormDraft.objects.get()
    assert (draft.data, draft.owner, draft.saved_at) == ({"a": ["2"]}, other, later)


def test_scopes_and_keys_are_told_apart(user):
    for scope, key in (("posting", "7/hours"), ("posting", "8/hours"), ("profile", "7/hours")):
        drafts.save(scope, key, owner_id=user.pk, fields={"a": ["1"]})
    drafts.drop("posting", ["7/hours", "7/wages"])

    assert drafts.load("posting", "7/hours") is None
    assert drafts.kept("posting", ["7/hours", "8/hours"]) == {"8/hours"}
    assert drafts.kept("profile", ["7/hours"]) == {"7/hours"}


def test_erasing_the_person_erases_it(user):
    drafts.save("posting", "7/hours", owner_id=user.pk, fields={"a": ["1"]})
    user.delete()

    assert not FormDraft.objects.exists()
