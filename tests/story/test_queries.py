"""How often the pages of the story ask the database: never more for more rows."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.actions import applying, interviews, selecting, slot_offers
from applications.actions.interviews import Appointment
from applications.actions.slot_offers import Slots
from applications.models import Application
from hellowork.clock import TOKYO
from messaging.actions import messages
from tests.employers import factories as employers
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers
from tests.story.walking import browser_of

pytestmark = pytest.mark.django_db
MOST = 10
# What the benchmarks do not count either.
_NOT_COUNTED = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "SET ")


def queries(browser, address: str) -> int:
    """Of the second look: the first one marks as read and opens."""
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return sum(not query["sql"].startswith(_NOT_COUNTED) for query in captured.captured_queries)


@pytest.fixture
def crowded():
    """An employer with six applicants by all the ways, interviews and a thread of ten messages."""
    proposal = referrals.sent(wants_self_application=True)
    for _number in range(5):
        applying.apply(by=seekers.online_seeker(), posting_id=proposal.posting.pk, motive="応募します。")
    mine = applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。")
    selecting.open_application(by=proposal.employer, application_id=mine.pk)
    when = Appointment(at=dt.datetime(2026, 11, 17, 14, tzinfo=TOKYO), place="本社")
    for application in Application.objects.all():
        interviews.arrange_interview(by=proposal.employer, application_id=application.pk, appointment=when)
        slots = Slots(dates=(when.at, when.at + dt.timedelta(days=1)), place="本社")
        slot_offers.offer_slots(by=proposal.employer, application_id=application.pk, slots=slots)
    for number in range(10):
        by = proposal.seeker if number % 2 else proposal.employer
        messages.send_message(by=by, application_id=mine.pk, text=f"{number}通め")
    return proposal, mine


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("employer", "/employer/applicants/"),
        ("employer", "/employer/applicants/{id}/"),
        ("employer", "/employer/applicants/{id}/messages/"),
        ("employer", "/employer/applicants/{id}/result/"),
        ("employer", "/employer/applicants/{id}/interview-dates/"),
        ("seeker", "/me/applications/"),
        ("seeker", "/me/applications/{id}/"),
        ("seeker", "/me/applications/{id}/messages/"),
    ],
)
def test_a_page_about_applications(crowded, who, address):
    proposal, mine = crowded
    assert queries(browser_of(getattr(proposal, who)), address.format(id=mine.pk)) <= MOST


@pytest.mark.parametrize("page", ["", "apply/", "decline/"])
def test_a_page_about_a_proposal(page):
    proposal = referrals.sent()
    address = f"/me/referrals/{proposal.referral.pk}/{page}"
    assert queries(browser_of(proposal.seeker), address) <= MOST


def test_applying_from_the_form_to_the_page_that_says_so():
    """Four requests: form, check page, sending, sent."""
    posting = employers.open_posting(wants_self_application=True)
    browser, address = browser_of(seekers.online_seeker()), f"/jobs/{posting.acceptance.number}/apply/"
    fields = {"motive": "応募します。"}
    with CaptureQueriesContext(connection) as captured:
        browser.get(address)
        browser.post(address, fields)
        sent = browser.post(address, fields | {"_send": "1"})
        browser.get(sent.headers["Location"])
    count = sum(not query["sql"].startswith(_NOT_COUNTED) for query in captured.captured_queries)
    assert Application.objects.count() == 1
    assert count <= 50
