"""Two hundred people press twice at the same moment: two hundred applications."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test import RequestFactory

from applications.models import Application
from applications.views.applying import apply_directly
from employers.models import Posting
from hellowork.accounts.models import User
from hellowork.web.once import new_token
from seekers.models import Seeker
from tests.employers import factories as employers
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db(transaction=True)
PAIRS, THREADS = 200, 16


def crowd() -> list[Seeker]:
    """Two hundred online registrants, copied from one made through the action."""
    first = Seeker.objects.get(pk=seekers.online_seeker().seeker_id)
    users = User.objects.bulk_create(User(email=f"crowd{number}@example.org") for number in range(PAIRS))
    values = {
        field.attname: getattr(first, field.attname)
        for field in Seeker._meta.concrete_fields
        if field.attname not in ("id", "user_id", "number")
    }
    return Seeker.objects.bulk_create(
        Seeker(user=user, number=f"13010-{number:08d}", **values)
        for number, user in enumerate(users, start=1_000)
    )


class Pair:
    """One person's two presses on one rendering of the check page, let go together."""

    def __init__(self, seeker: Seeker, posting: Posting) -> None:
        self.seeker, self.number = seeker, posting.acceptance.number
        self.fields = {"motive": "応募します。", "_send": "1", "_once": new_token()}
        self.barrier = threading.Barrier(2)

    def press(self) -> tuple[int, str]:
        request = RequestFactory().post(f"/jobs/{self.number}/apply/", self.fields)
        request.user, request.actor = self.seeker.user, seekers.actor(self.seeker)
        try:
            self.barrier.wait(30)
            answer = apply_directly(request, number=self.number)
        finally:
            connection.close()
        return answer.status_code, answer.headers.get("Location", "")


def test_two_hundred_pairs_at_once_give_two_hundred_rows():
    posting = employers.open_posting(wants_self_application=True)
    pairs = [Pair(seeker, posting) for seeker in crowd()]
    with ThreadPoolExecutor(THREADS) as threads:
        presses = [(threads.submit(pair.press), threads.submit(pair.press)) for pair in pairs]
        answers = [(first.result(), second.result()) for first, second in presses]

    assert Application.objects.count() == PAIRS
    assert Application.objects.values("seeker").distinct().count() == PAIRS
    assert all(first == second and first[0] == 303 for first, second in answers)
    connections.close_all()


def test_two_windows_at_once_apply_once():
    """Two renderings of the form have a token each: the second is refused with the reason, not with an error."""
    posting = employers.open_posting(wants_self_application=True)
    (seeker, *_rest) = crowd()
    first, second = Pair(seeker, posting), Pair(seeker, posting)
    second.barrier = first.barrier
    with ThreadPoolExecutor(2) as threads:
        answers = [threads.submit(pair.press) for pair in (first, second)]
        codes = sorted(answer.result()[0] for answer in answers)

    assert codes == [303, 422]
    assert Application.objects.count() == 1
    connections.close_all()
