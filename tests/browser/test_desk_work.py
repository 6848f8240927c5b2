"""The desk at work in a real browser: the queue, the list, the card, the forms of acts; on a desktop and a phone."""

import pytest

from employers.models import Posting
from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.models import User
from tests.browser.axe import assert_accessible
from tests.browser.conftest import THEMES
from tests.desk import makers
from tests.employers import factories as make

pytestmark = pytest.mark.django_db(transaction=True)

WIDTHS = (360, 1280)


@pytest.fixture
def at_the_desk(page_for, sign_in, settings):
    """A page of a signed-in officer: `at_the_desk("dark", 360)`."""
    settings.SECOND_FACTOR_FOR_STAFF = False

    def open_page(theme: str, width: int, role: OfficeRole = OfficeRole.SUPERVISION, **options: object):
        page = page_for(theme, width, **options)
        sign_in(page, User.objects.get(pk=make.staff(role).user_id))
        return page

    return open_page


def both(test):
    for mark in (pytest.mark.parametrize("theme", THEMES), pytest.mark.parametrize("width", WIDTHS)):
        test = mark(test)
    return test


@pytest.fixture
def waiting(db) -> Posting:
    """A posting that waits with a wage below the law, among other work."""
    posting = make.submitted_posting(base_min=150_000, base_max=160_000, allowances=[], title="介護スタッフ")
    make.submitted_posting(title="一般事務・受付（長い職種名の求人の例です）")
    makers.visit_asked()
    makers.on_hold()
    makers.dead_letter()
    return posting


@both
def test_todays_work(at_the_desk, waiting, picture, theme, width):
    page = at_the_desk(theme, width)
    page.goto("/admin/")
    picture(page)
    assert_accessible(page)


@both
def test_the_list_of_postings(at_the_desk, waiting, picture, theme, width):
    page = at_the_desk(theme, width)
    page.goto("/admin/employers/posting/")
    picture(page, "closed")
    assert_accessible(page)
    page.locator(".desk-filter summary").first.click()
    picture(page, "open")
    assert_accessible(page)
    page.get_by_role("link", name="受理待ち", exact=True).click()
    page.get_by_text("2件").wait_for()


@both
def test_the_card_of_a_posting(at_the_desk, waiting, picture, theme, width):
    page = at_the_desk(theme, width)
    page.goto(f"/admin/employers/posting/{waiting.pk}/change/")
    picture(page)
    assert_accessible(page)


@both
def test_the_forms_of_acts(at_the_desk, waiting, picture, theme, width):
    good = make.submitted_posting()
    page = at_the_desk(theme, width)
    for act, pk in (
        ("accept", good.pk),
        ("send_back", waiting.pk),
        ("ask_visit", good.pk),
        ("refuse", good.pk),
    ):
        page.goto(f"/admin/employers/posting/{pk}/{act}/")
        picture(page, act)
        assert_accessible(page)
    page.get_by_role("button", name="不受理とする").click()
    page.wait_for_selector("[data-error-summary]")
    picture(page, "errors")
    assert_accessible(page)


@both
def test_the_other_pages(at_the_desk, waiting, picture, theme, width):
    posting, letter = make.open_posting(), makers.dead_letter()
    page = at_the_desk(theme, width)
    for name, address in {
        "establishment": f"/admin/employers/establishment/{posting.establishment_id}/change/",
        "staff": "/admin/offices/staffmember/",
        "new": "/admin/offices/staffmember/new/",
        "outbox": f"/admin/notices/outboxmessage/{letter.pk}/change/",
        "nothing": "/admin/employers/establishment/?q=ない",
        "open": f"/admin/employers/posting/{posting.pk}/change/",
    }.items():
        page.goto(address)
        picture(page, name)
        assert_accessible(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_posting_is_accepted_from_the_queue(at_the_desk, javascript):
    posting = make.submitted_posting()
    page = at_the_desk("light", 1280, OfficeRole.ACCEPTANCE, javascript=javascript)
    page.goto("/admin/")
    page.get_by_role("link", name="内容を確認する").click()
    page.get_by_role("link", name="受理する").click()
    page.get_by_label("求人者の事業所で働く").check()
    page.get_by_role("button", name="受理する").click()
    page.get_by_text("求人番号は13010-00000001です。").wait_for()
    posting.refresh_from_db()
    assert posting.state == "open"
