"""The number of persons who have applied, which the public page tells without knowing anybody."""

import pytest
from django.urls import reverse

from applications import tasks
from applications.actions import applying, selecting
from applications.actions.window import refer_at_window
from applications.models import Application
from employers.models import Posting
from tests.employers import factories as employers
from tests.employers.pages import main_of
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db


def figure(posting: Posting) -> int:
    return Posting.objects.values_list("applicants", flat=True).get(pk=posting.pk)


def applied(posting: Posting, by=None) -> Application:
    return applying.apply(by=by or seekers.online_seeker(), posting_id=posting.pk, motive="応募します。")


@pytest.fixture
def posting() -> Posting:
    return employers.open_posting(wants_self_application=True)


def test_every_person_counts_once_however_often_they_apply(posting):
    assert figure(posting) == 0
    seeker = seekers.online_seeker()
    first = applied(posting, seeker)
    selecting.withdraw_application(by=seeker, application_id=first.pk)
    assert figure(posting) == 1
    applied(posting, seeker)
    assert figure(posting) == 1
    applied(posting)
    assert figure(posting) == 2


def test_a_referral_counts_from_the_window_and_from_the_proposal():
    proposal = referrals.sent()
    applying.apply(
        by=proposal.seeker,
        posting_id=proposal.posting.pk,
        motive="応募します。",
        referral_id=proposal.referral.pk,
    )
    assert figure(proposal.posting) == 1

    drafted = referrals.drafted()
    call = referrals.called(drafted.posting, drafted.officer)
    refer_at_window(by=drafted.officer, referral_id=drafted.referral.pk, call_id=call)
    assert figure(drafted.posting) == 1


def test_what_is_refused_counts_nobody(posting):
    seeker = seekers.online_seeker()
    applied(posting, seeker)
    with pytest.raises(applying.Refused):
        applied(posting, seeker)
    assert figure(posting) == 1


@pytest.mark.parametrize("level", [1, 2])
def test_the_page_tells_the_number_and_nobody(client, level):
    posting = employers.open_posting(wants_self_application=True, publication_level=level)
    address = reverse("jobs:job", args=[posting.acceptance.number])
    assert "これまでの応募 0人" in main_of(client.get(address))

    application = applied(posting)
    page = client.get(address)
    assert "これまでの応募 1人" in main_of(page)
    assert application.name not in page.content.decode()


def test_the_job_puts_a_wrong_figure_right_and_leaves_the_others(posting):
    applied(posting)
    right = employers.open_posting(wants_self_application=True)
    applied(right)
    too_many = employers.open_posting()
    for each, wrong in ((posting, 0), (too_many, 7)):
        Posting.objects.filter(pk=each.pk).update(applicants=wrong)

    assert tasks.recount_applicants() == {"done": 2, "failed": 0, "backlog": 0}
    assert [figure(each) for each in (posting, right, too_many)] == [1, 1, 0]
    assert tasks.recount_applicants()["done"] == 0
