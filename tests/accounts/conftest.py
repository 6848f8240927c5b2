"""Each test of this room counts its own tries: rate limits live in Redis, which all tests share."""

import uuid
from collections.abc import Iterator

import pytest
from django.core.cache import caches

from hellowork.accounts.models import User

PASSWORD = "ゆうやけこやけの赤とんぼ"


@pytest.fixture(autouse=True)
def own_counters() -> Iterator[None]:
    cache = caches["default"]
    before, cache.key_prefix = cache.key_prefix, f"test-{uuid.uuid4()}"
    yield
    cache.key_prefix = before


@pytest.fixture
def seeker(db) -> User:
    """A person with an account and a password, without any hat yet."""
    return User.objects.create_user("seeker@example.org", PASSWORD)


@pytest.fixture
def staff(db) -> User:
    """A member of staff without a second factor and without a place in an office."""
    return User.objects.create_user("staff@example.org", PASSWORD, is_staff=True)


@pytest.fixture
def other(db) -> User:
    return User.objects.create_user("other@example.org", PASSWORD)
