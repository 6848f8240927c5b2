"""The desk of the staff in a real browser."""

import pytest

from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.models import User
from hellowork.offices.models import StaffMember
from tests.browser.axe import assert_accessible
from tests.browser.conftest import THEMES, WIDTHS
from tests.offices.factories import OfficeFactory

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = ["/admin/", "/admin/lists/", "/admin/offices/office/"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", PAGES)
def test_page(page_for, sign_in, picture, settings, address, theme, width):
    settings.SECOND_FACTOR_FOR_STAFF = False
    officer = User.objects.create_user("sato@example.jp", is_staff=True)
    StaffMember.objects.create(
        user=officer, office=OfficeFactory(), name="佐藤　実", role=OfficeRole.SUPERVISION
    )
    page = page_for(theme, width)
    sign_in(page, officer)
    page.goto(address)
    picture(page)
    assert page.get_by_role("heading", level=1).count() == 1
    assert_accessible(page)
