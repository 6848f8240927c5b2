"""A demonstration is never loaded beside real people."""

import pytest
from django.core.management import CommandError, call_command

from hellowork.accounts.models import User
from hellowork.demo import loading

pytestmark = pytest.mark.django_db


def test_a_database_in_use_is_left_as_it_is():
    User.objects.create_user("person@example.org")
    with pytest.raises(CommandError, match="has people in it"):
        call_command("prepare_demo")
    assert not loading.is_loaded()
