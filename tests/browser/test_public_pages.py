"""The pages that anybody sees first, in a real browser."""

import pytest

from tests.browser.axe import assert_accessible
from tests.browser.conftest import THEMES, WIDTHS

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = ["/", "/privacy/", "/terms/", "/accessibility/", "/nowhere/"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", PAGES)
def test_page(page_for, picture, address, theme, width):
    page = page_for(theme, width)
    page.goto(address)
    picture(page)
    assert_accessible(page)
