"""The desk in a real browser: both themes, a desktop and a phone."""

import pytest
from django.conf import settings as configured
from playwright.sync_api import Page as Tab

from hellowork.accounts.actor import OfficeRole
from tests.browser.axe import assert_accessible
from tests.browser.conftest import THEMES
from tests.desk import makers
from tests.desk.officer import Officer
from tests.employers import factories as make

pytestmark = [pytest.mark.django_db(transaction=True)]

WIDTHS = (360, 1280)


@pytest.fixture
def at_the_desk(page_for, settings):
    """A tab of a signed-in officer: `at_the_desk("dark", 360)`."""

    settings.SECOND_FACTOR_FOR_STAFF = False

    def open_tab(theme: str, width: int, role: OfficeRole = OfficeRole.SUPERVISION, **options: object) -> Tab:
        someone = Officer(role)
        tab = page_for(theme, width, **options)
        cookie = someone.client.cookies[configured.SESSION_COOKIE_NAME]
        tab.goto("/healthz")
        tab.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": tab.url}])
        return tab

    return open_tab


def both(test):
    for mark in (pytest.mark.parametrize("theme", THEMES), pytest.mark.parametrize("width", WIDTHS)):
        test = mark(test)
    return test


@pytest.fixture
def full_desk(db):
    """Work of every kind; the posting that waits has a wage below the law."""
    waiting = make.submitted_posting(base_min=150_000, base_max=160_000, allowances=[], title="介護スタッフ")
    make.submitted_posting(title="一般事務・受付（長い職種名の求人の例です）")
    makers.visit_asked()
    makers.on_hold()
    makers.dead_letter()
    return waiting


@both
def test_todays_work(at_the_desk, full_desk, picture, theme, width):
    tab = at_the_desk(theme, width)
    tab.goto("/admin/")
    picture(tab)
    assert_accessible(tab)
    tab.goto("/admin/?kind=visits")
    assert_accessible(tab)


@both
def test_the_list_of_postings(at_the_desk, full_desk, picture, theme, width):
    tab = at_the_desk(theme, width)
    tab.goto("/admin/employers/posting/")
    picture(tab)
    assert_accessible(tab)
    tab.locator(".desk-filter summary").first.click()
    picture(tab, "-filter")
    assert_accessible(tab)
    tab.get_by_role("link", name="受理待ち").click()
    assert_accessible(tab)


@both
def test_the_page_of_a_posting(at_the_desk, full_desk, picture, theme, width):
    tab = at_the_desk(theme, width)
    tab.goto(f"/admin/employers/posting/{full_desk.pk}/change/")
    picture(tab)
    assert_accessible(tab)


@both
def test_the_forms_of_acts(at_the_desk, full_desk, picture, theme, width):
    good = make.submitted_posting()
    tab = at_the_desk(theme, width)
    for act, pk in {
        "accept": good.pk,
        "send_back": full_desk.pk,
        "refuse": good.pk,
        "ask_visit": good.pk,
    }.items():
        tab.goto(f"/admin/employers/posting/{pk}/{act}/")
        picture(tab, f"-{act}")
        assert_accessible(tab)
    tab.goto(f"/admin/employers/posting/{good.pk}/refuse/")
    tab.locator(".desk-act form .button").first.click()
    tab.wait_for_selector("[data-error-summary]")
    picture(tab, "-errors")
    assert_accessible(tab)


@both
def test_the_other_pages(at_the_desk, full_desk, picture, theme, width):
    posting = make.open_posting()
    letter = makers.dead_letter()
    tab = at_the_desk(theme, width)
    for name, address in {
        "lists": "/admin/lists/",
        "establishment": f"/admin/employers/establishment/{posting.establishment_id}/change/",
        "staff": "/admin/offices/staffmember/",
        "new": "/admin/offices/staffmember/new/",
        "outbox": f"/admin/notices/outboxmessage/{letter.pk}/change/",
        "nothing": "/admin/employers/establishment/?q=ない",
        "open": f"/admin/employers/posting/{posting.pk}/change/",
    }.items():
        tab.goto(address)
        picture(tab, f"-{name}")
        assert_accessible(tab)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_posting_is_accepted_from_the_queue(at_the_desk, javascript):
    posting = make.submitted_posting()
    tab = at_the_desk("light", 1280, OfficeRole.ACCEPTANCE, javascript=javascript)
    tab.goto("/admin/")
    tab.get_by_role("link", name="内容を確認する").click()
    tab.get_by_role("link", name="受理する").click()
    tab.get_by_label("求人者の事業所で働く").check()
    tab.get_by_role("button", name="受理する").click()
    tab.get_by_text("求人番号は13010-00000001です。").wait_for()
    posting.refresh_from_db()
    assert posting.state == "open"
