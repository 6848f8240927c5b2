"""One person with two invitations at the same moment opens one MyPage."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from hellowork.accounts.actor import Actor, Hat, OfficeRole
from hellowork.accounts.errors import Refused
from hellowork.accounts.models import User
from seekers.actions import registration
from seekers.models import Seeker
from tests.employers import factories as employers
from tests.seekers import factories as make

SECONDS = 20


def waiting() -> int:
    """How many wait for a lock now; the server shows a transaction the same picture until it is cleared."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        (count,) = cursor.fetchone()
    return count


@pytest.mark.django_db(transaction=True)
def test_the_second_code_is_refused_politely():
    officer = employers.staff(OfficeRole.CONSULTATION)
    seekers = [registration.register_at_office(by=officer, profile=make.profile()) for _ in range(2)]
    codes = [registration.invite(by=officer, seeker_id=seeker.pk) for seeker in seekers]
    person = Actor(hat=Hat.ANONYMOUS, user_id=User.objects.create_user("person@example.org").pk)

    def accept(code: str) -> str:
        try:
            registration.accept_invitation(by=person, code=code, birth_date=seekers[0].birth_date)
        except Refused as refusal:
            return refusal.code
        finally:
            connection.close()
        return "opened"

    with ThreadPoolExecutor() as threads:
        # Both get as far as they can before either record is free.
        with transaction.atomic():
            list(Seeker.objects.order_by("pk").locked())
            answers = [threads.submit(accept, code) for code in codes]
            until = time.monotonic() + SECONDS
            while waiting() < len(codes):
                assert time.monotonic() < until
        assert sorted(answer.result(SECONDS) for answer in answers) == ["already_registered", "opened"]
    assert Seeker.objects.filter(user_id=person.user_id).count() == 1
