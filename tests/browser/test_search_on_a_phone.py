"""The search on a phone, with JavaScript and without: choose, see how many there are, go to them, take a condition off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from employers.models import Posting
from hellowork.accounts.models import User
from seekers.actions import shelf
from tests.browser.axe import assert_accessible
from tests.employers import factories as make
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db(transaction=True)

WIDTH, HEIGHT = 360, 740


@pytest.fixture
def postings(transactional_db) -> None:
    employer = make.member()
    make.open_posting(employer, title="休みの多い仕事", days_off_a_year=125)
    for number in range(5):
        make.open_posting(employer, title=f"休みの少ない仕事{number}", days_off_a_year=105)


@pytest.fixture
def phone(page_for, postings) -> Callable[[bool], Page]:
    """The search with the panel and its section of days off open."""

    def open_one(javascript: bool) -> Page:
        page = page_for(width=WIDTH, javascript=javascript, has_touch=True)
        page.goto("/jobs/")
        page.locator("#filters-open").click()
        page.get_by_text("休日", exact=True).click()
        return page

    return open_one


def test_hits_are_counted_while_choosing(phone, picture):
    page = phone(True)
    page.get_by_label("年間休日").select_option("120")
    button = page.get_by_role("button", name="1件を見る")
    expect(button).to_be_in_viewport()
    picture(page, "choosing")
    expect(page.get_by_role("link", name="休みの多い仕事", exact=True)).to_be_attached()
    assert page.url.endswith("/jobs/?dayoff=120")
    expect(page.locator("#order-wage")).to_have_attribute("href", "/jobs/?dayoff=120&sort=wage")
    button.click()
    expect(page.locator("#found")).to_be_in_viewport()
    assert page.url.endswith("/jobs/?dayoff=120")
    page.get_by_role("link", name="年間休日120日以上").click()
    expect(page.locator(".job")).to_have_count(6)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_first_hit_stands_on_the_first_screen(page_for, postings, picture, javascript):
    """Its title and its pay, below the search and the conditions; the ways to sort open in their place."""
    page = page_for(width=WIDTH, javascript=javascript, has_touch=True)
    page.goto("/jobs/?q=仕事&dayoff=105")
    pay = page.locator(".job-pay").first.bounding_box()
    assert pay["y"] + pay["height"] <= HEIGHT, pay
    count, sort = page.locator("#found").bounding_box(), page.locator("#sort-open").bounding_box()
    assert count["y"] == sort["y"], (count, sort)
    assert sort["height"] >= 44
    picture(page)
    page.locator("#sort-open").click()
    assert page.locator("#sort-open").bounding_box() == sort
    page.get_by_role("link", name="下限賃金の高い順").click()
    expect(page.locator("#sort-open")).to_have_text("並び順：下限賃金の高い順")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_way_back_from_a_posting(page_for, postings, javascript):
    """To the results it was chosen from; without a script to the search."""
    page = page_for(width=WIDTH, javascript=javascript)
    page.goto("/jobs/?dayoff=120")
    page.get_by_role("link", name="休みの多い仕事", exact=True).click()
    page.get_by_role("link", name="求人を探す", exact=True).click()
    assert page.url.endswith("/jobs/?dayoff=120" if javascript else "/jobs/")


def test_two_postings_are_compared_side_by_side(page_for, transactional_db, picture):
    numbers = [make.open_posting(title=title).acceptance.number for title in ("一般事務", "営業事務")]
    page = page_for(width=WIDTH)
    page.goto(f"/jobs/compare/?n={numbers[0]}&n={numbers[1]}")
    second = page.get_by_role("link", name="営業事務", exact=True).bounding_box()
    assert second["x"] + second["width"] <= WIDTH
    assert (
        page.evaluate("(box => box.scrollWidth - box.clientWidth)(document.querySelector('.table-scroll'))")
        <= 0
    )
    picture(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_ticked_postings_are_compared_without_scrolling_back(page_for, postings, sign_in, picture, theme):
    """The button is in sight from the first tick on, below the list before that, and covers nothing in focus."""
    seeker = seekers.online_seeker()
    for pk in Posting.objects.values_list("pk", flat=True):
        shelf.keep(by=seeker, posting_id=pk)
    page = page_for(theme, WIDTH, has_touch=True)
    sign_in(page, User.objects.get(pk=seeker.user_id))
    page.goto("/me/kept/")
    button, ticks = page.get_by_role("button", name="選んだ求人をくらべる"), page.locator("[name=n]")
    expect(button).not_to_be_in_viewport()
    ticks.nth(0).check()
    expect(button).to_be_in_viewport(ratio=1)
    assert page.locator("#compare-form").bounding_box()["height"] <= 80
    assert_accessible(page)
    picture(page)
    for tick in ticks.all():
        tick.focus()
        covered = page.locator("#compare-form").bounding_box()["y"]
        assert tick.bounding_box()["y"] + 24 <= covered
    ticks.nth(1).check()
    button.click()
    expect(page.locator("#compare-caption")).to_have_text("求人2件の比較")


def test_the_same_without_a_script(phone, picture):
    page = phone(False)
    page.get_by_label("年間休日").select_option("120")
    page.get_by_role("button", name="この条件でさがす").click()
    expect(page.locator(".job")).to_have_count(1)
    page.locator("#sort-open").click()
    page.get_by_role("link", name="一覧表").click()
    expect(page.locator("#job-table tbody tr")).to_have_count(1)
    picture(page, "table")
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH


@pytest.mark.parametrize("javascript", [True, False])
def test_a_large_group_of_occupations_offers_its_middle_ones(page_for, transactional_db, picture, javascript):
    """At once, or after the button without a script; a ticked one narrows."""
    employer = make.member()
    make.open_posting(employer, title="経理の仕事", occupation="06", occupation_middle="038")
    make.open_posting(employer, title="受付の仕事", occupation="06", occupation_middle="034")
    page = page_for(width=WIDTH, javascript=javascript, has_touch=True)
    page.goto("/jobs/")

    def choose(label: str) -> None:
        page.get_by_label(label, exact=True).check()
        if not javascript:
            page.locator("#filters-search").click()
            page.locator("#filters-open").click()

    page.locator("#filters-open").click()
    page.locator("#groups-open").click()
    choose("事務的職業")
    expect(page.locator("#middle-groups input")).to_have_count(11)
    page.locator("#middle-06-open").click()
    choose("会計事務の職業")
    expect(page.locator(".job")).to_have_count(1)
    expect(page.locator("#jobs-title")).to_have_text("会計事務の職業の求人")
    picture(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_chosen_town_stays_when_prefectures_are_added_and_taken_off(
    page_for, transactional_db, picture, javascript
):
    """At once, or after the button without a script; the panel shows the tick, whatever becomes of the prefecture."""
    employer = make.member()
    make.open_posting(employer, title="千代田区の仕事")
    make.open_posting(employer, title="港区の仕事", municipality=make.municipality("13103"))
    page = page_for(width=WIDTH, javascript=javascript, has_touch=True)
    page.goto("/jobs/?pref=13")
    page.locator("#filters-open").click()

    def choose(label: str, *, on: bool = True) -> None:
        page.get_by_label(label, exact=True).set_checked(on)
        if not javascript:
            page.locator("#filters-search").click()
            page.locator("#filters-open").click()

    page.locator("#city-13-open").click()
    choose("港区")
    expect(page.locator(".job")).to_have_count(1)
    choose("神奈川県")
    expect(page.locator("#cities > details")).to_have_count(2)
    choose("東京都", on=False)
    expect(page.locator("#town-13 input")).to_have_count(1)
    choose("神奈川県", on=False)
    expect(page.locator("#cities > details")).to_have_count(1)
    expect(page.get_by_label("港区", exact=True)).to_be_checked()
    expect(page.get_by_label("港区", exact=True)).to_be_visible()
    assert "city=13103" in page.url
    assert "pref=" not in page.url
    picture(page)
    page.locator("#q").fill("仕事")
    page.locator("#q").press("Enter")
    expect(page.locator("#jobs-title")).to_have_text("「仕事」の求人（東京都港区）")


def test_a_tick_made_while_an_answer_is_on_its_way_is_kept(page_for, postings):
    """The answer knows nothing of it; what is open stays open, and the next question asks for both."""
    page = page_for(width=WIDTH, has_touch=True)
    page.goto("/jobs/?pref=13")
    page.locator("#filters-open").click()
    page.locator("#city-13-open").click()
    page.evaluate(
        "document.addEventListener("
        "'htmx:beforeSwap', () => document.querySelector('[name=city][value=\"13103\"]').click(), {once: true})"
    )
    page.get_by_label("神奈川県", exact=True).check()
    expect(page.locator("#city-14-open")).to_be_attached()
    page.wait_for_url("**/jobs/?pref=13&pref=14&city=13103")
    expect(page.get_by_label("港区", exact=True)).to_be_checked()
    expect(page.locator("#city-13")).to_have_attribute("open", "")


def test_the_button_closes_the_panel_and_one_step_back_undoes_the_choice(phone):
    page = phone(True)
    page.get_by_label("年間休日").select_option("120")
    page.get_by_role("button", name="1件を見る").click()
    expect(page.locator("#filters")).not_to_have_attribute("open", "")
    expect(page.locator("#found")).to_be_focused()
    expect(page.locator("#found")).to_be_in_viewport()
    expect(page.get_by_role("link", name="休みの多い仕事", exact=True)).to_be_in_viewport()
    assert page.url.endswith("/jobs/?dayoff=120")
    page.go_back()
    page.wait_for_url("**/jobs/")
    expect(page.locator(".job")).to_have_count(6)


def test_that_nothing_fits_is_said_before_the_button_is_pressed(phone, picture):
    page = phone(True)
    page.get_by_label("年間休日").select_option("120")
    page.locator("#pref-open").click()
    page.get_by_label("神奈川県", exact=True).check()
    button = page.get_by_role("button", name="条件に合う求人は0件です")
    expect(button).to_be_in_viewport()
    assert_accessible(page)
    picture(page)
    button.click()
    expect(page.get_by_text("条件に合う求人が見つかりませんでした")).to_be_in_viewport()
