"""The gallery of components in a real browser: both themes, the narrowest phone and a desktop."""

import pytest

from tests.browser.axe import assert_accessible
from tests.browser.conftest import THEMES, WIDTHS

pytestmark = pytest.mark.django_db(transaction=True)

BOTH = [pytest.mark.parametrize("theme", THEMES), pytest.mark.parametrize("width", WIDTHS)]


def both(test):
    for mark in BOTH:
        test = mark(test)
    return test


@both
def test_all_components(page_for, picture, theme, width):
    page = page_for(theme, width)
    page.goto("/styleguide/")
    picture(page)
    assert_accessible(page)


@both
def test_a_form_and_its_errors(page_for, picture, theme, width):
    page = page_for(theme, width)
    page.goto("/styleguide/form/")
    picture(page, "-empty")
    assert_accessible(page)
    page.get_by_role("textbox", name="年", exact=True).fill("令和８年")
    page.get_by_role("textbox", name="月", exact=True).fill("２")
    page.get_by_role("textbox", name="日", exact=True).fill("３０")
    page.get_by_role("button", name="この内容で送信する").click()
    page.wait_for_selector("[data-error-summary]")
    picture(page, "-errors")
    assert page.title().startswith("エラー：")
    assert page.evaluate("document.activeElement.id") == "error-summary"
    assert page.get_by_role("textbox", name="日", exact=True).input_value() == "３０"
    assert_accessible(page)
    page.get_by_role("link", name="2026年2月は28日までです").click()
    assert page.evaluate("document.activeElement.id") == "id_birthday_day"
