"""What the demo day has not on the desk: an open filter, a mail that could not be sent, a wage below the law."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.models import User
from tests.browser.axe import faults_in_every_light
from tests.desk import makers
from tests.employers import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(page_for, sign_in, settings) -> Page:
    """A page of a supervisor who has signed in."""
    settings.SECOND_FACTOR_FOR_STAFF = False
    page = page_for()
    sign_in(page, User.objects.get(pk=make.staff(OfficeRole.SUPERVISION).user_id))
    return page


@pytest.fixture
def look(desk: Page) -> Callable[[str], None]:
    """Look at the page as it stands, in every light."""

    def at(name: str) -> None:
        assert not (faults := faults_in_every_light(desk, name)), "\n".join(faults)

    return at


def test_an_open_filter(desk, look):
    make.submitted_posting()
    make.submitted_posting(title="一般事務・受付（長い職種名の求人の例です）")
    makers.on_hold()
    desk.goto("/admin/employers/posting/")
    desk.locator(".desk-filter summary").first.click()
    look("list with an open filter")
    desk.get_by_role("link", name="受理待ち", exact=True).click()
    desk.get_by_text("2件").wait_for()


def test_a_mail_that_could_not_be_sent(desk, look):
    letter = makers.dead_letter()
    desk.goto("/admin/")
    look("today with a dead letter")
    desk.goto(f"/admin/notices/outboxmessage/{letter.pk}/change/")
    look("dead letter")


def test_a_wage_below_the_law(desk, look):
    posting = make.submitted_posting(base_min=150_000, base_max=160_000, allowances=[])
    desk.goto(f"/admin/employers/posting/{posting.pk}/change/")
    desk.get_by_text("このままでは受理できません").first.wait_for()
    look("posting below the law")


def test_the_links_that_sort_a_narrow_list_are_seen_while_they_have_the_focus(desk, look):
    make.submitted_posting()
    desk.set_viewport_size({"width": 360, "height": 800})
    desk.goto("/admin/employers/posting/")
    head, link = desk.locator(".desk-table thead"), desk.locator(".desk-table thead a").first
    assert head.bounding_box()["height"] <= 2
    link.focus()
    box = link.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert head.bounding_box()["height"] >= 44
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/?o=*")
