"""The gallery of components in a real browser: both themes, the narrowest phone and a desktop."""

import pytest

from tests.browser.axe import assert_accessible, sideways
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


SPACING = """
() => document.styleSheets[0].insertRule(
  '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }')
"""


@pytest.mark.parametrize("address", ["/styleguide/", "/styleguide/form/"])
def test_wide_text_needs_no_sideways_scrolling(page_for, picture, address):
    """WCAG 1.4.12 at 320 px, and letters of twice the size on a desktop (1.4.4)."""
    narrow = page_for(width=320)
    narrow.goto(address)
    narrow.evaluate(SPACING)
    assert not sideways(narrow)
    large = page_for(width=1280)
    large.goto(address)
    large.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    picture(large, "-large")
    assert not sideways(large)


def test_with_forced_colours(page_for, picture):
    page = page_for(width=1280, forced_colors="active")
    page.goto("/styleguide/")
    picture(page)
    assert_accessible(page)
