"""The comforts of house.js in a real browser, and that nothing needs them."""

import re
import threading

import pytest
from django.contrib.sessions.models import Session
from django.core.signals import request_started

from hellowork.accounts.actor import Hat
from hellowork.accounts.models import User
from hellowork.web import nav
from tests.browser.axe import assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)

FORM = "/styleguide/form/"


def saved_bodies(page) -> list[str]:
    """What is sent to be saved from now on; the server still gets it."""
    bodies: list[str] = []

    def note(request):
        if request.headers.get("x-autosave"):
            bodies.append(request.post_data or "")

    page.on("request", note)
    return bodies


def test_the_counter_counts_like_the_server(page_for):
    page = page_for()
    page.goto(FORM)
    line = page.locator("#id_motive_count")
    assert line.inner_text() == "200文字まで"
    page.locator("#id_motive").fill("𠮷野家で\n働く")
    assert line.inner_text() == "200文字まで（いま7文字）"
    page.locator("#id_motive").fill("あ" * 201)
    assert line.inner_text() == "200文字まで（いま201文字）：文字数を超えています"
    assert page.locator("#id_motive").input_value() == "あ" * 201
    assert_accessible(page)


def test_a_form_saves_itself_a_second_after_the_last_key(page_for):
    page = page_for()
    page.goto(FORM)
    bodies = saved_bodies(page)
    page.locator("#id_name").type("髙﨑")
    page.get_by_text(re.compile(r"分に保存しました")).wait_for()
    assert len(bodies) == 1
    assert "%E9%AB%99%EF%A8%91" in bodies[0]
    assert "csrfmiddlewaretoken" in bodies[0]
    assert page.get_by_role("status").filter(has_text="保存しました").count() == 1
    assert_accessible(page)


def test_long_typing_is_saved_on_the_way(page_for):
    page = page_for()
    page.clock.install()
    page.goto(FORM)
    bodies = saved_bodies(page)
    for _key in range(10):
        page.locator("#id_name").press("a")
        page.clock.fast_forward(500)
    page.wait_for_function("document.querySelector('[data-saved]').hidden === false")
    assert len(bodies) >= 2


def test_what_was_typed_last_is_saved_when_the_page_is_left(page_for):
    page = page_for()
    page.goto(FORM)
    arrived = threading.Event()

    def note(environ, **kwargs):
        if environ.get("HTTP_X_AUTOSAVE"):
            arrived.set()

    request_started.connect(note)
    page.locator("#id_name").type("髙")
    page.goto("/privacy/")
    # The browser closes the page before it tells of its last request: the server is asked.
    assert arrived.wait(5)
    request_started.disconnect(note)


def test_without_network_the_page_says_so_and_tries_again(page_for):
    page = page_for()
    page.goto(FORM)
    page.context.set_offline(True)
    page.locator("#id_name").type("髙")
    page.get_by_text("まだ保存できていません").wait_for()
    page.context.set_offline(False)
    page.locator("#id_name").type("﨑")
    page.get_by_text(re.compile(r"分に保存しました")).wait_for()


def test_two_presses_send_once(page_for):
    page = page_for()
    page.goto(FORM)
    posts = []
    page.on("request", lambda request: posts.append(request) if request.method == "POST" else None)
    page.evaluate(
        "() => { const button = document.querySelector('form .button'); button.click(); button.click(); }"
    )
    page.wait_for_selector("[data-error-summary]")
    assert len(posts) == 1


@pytest.fixture
def menu(monkeypatch):
    """A menu of five lines for whoever has no hat yet."""
    monkeypatch.setattr(nav, "_entries", {})
    for order, name in enumerate(["front", "offices:list", "privacy", "terms", "accessibility"]):
        label = ["きょうの予定", "求人をさがす", "届いた求人", "応募", "やりとり"][order]
        nav.add(Hat.ANONYMOUS, label, name, order=order, count=lambda request: 3 if request.path else 0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_menu_of_a_desktop_is_open(page_for, sign_in, picture, menu, theme):
    page = page_for(theme, 1280)
    sign_in(page, User.objects.create_user("hanako@example.jp"))
    page.goto("/privacy/")
    picture(page)
    assert page.get_by_role("link", name="届いた求人").get_attribute("aria-current") == "page"
    assert page.get_by_role("button", name="ログアウト").is_visible()
    assert not page.get_by_role("button", name="メニュー").is_visible()
    assert_accessible(page)


def test_the_menu_of_a_phone(page_for, sign_in, picture, menu):
    page = page_for("light", 320)
    sign_in(page, User.objects.create_user("hanako@example.jp"))
    page.goto("/privacy/")
    assert not page.get_by_role("button", name="ログアウト").is_visible()
    page.get_by_role("button", name="メニュー").click()
    picture(page)
    assert page.get_by_role("button", name="ログアウト").is_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="ログアウト").is_visible()
    assert page.evaluate("document.activeElement.id") == "menu-open"


@pytest.mark.parametrize("width", [320, 1280])
def test_a_visitor_signs_in_without_opening_a_menu(page_for, width):
    page = page_for("light", width)
    page.goto("/privacy/")
    assert not page.get_by_role("button", name="メニュー").count()
    sign_in = page.get_by_role("banner").get_by_role("link", name="ログイン")
    assert sign_in.bounding_box()["height"] >= 44
    sign_in.click()
    assert page.url.endswith("/accounts/login/")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_warning_before_the_session_ends(page_for, sign_in, picture, theme):
    page = page_for(theme, 320)
    sign_in(page, User.objects.create_user("hanako@example.jp"))
    page.clock.install()
    page.goto("/privacy/")
    page.clock.fast_forward("54:00")
    assert not page.get_by_role("dialog").is_visible()
    page.clock.fast_forward("01:10")
    dialog = page.get_by_role("dialog", name="操作のない時間が続いています")
    dialog.wait_for()
    assert "あと5分で自動的にログアウトします" in dialog.inner_text()
    picture(page)
    assert_accessible(page)
    with page.expect_response("**/accounts/keep-alive/") as answer:
        page.get_by_role("button", name="続ける").click()
    assert answer.value.status == 204
    dialog.wait_for(state="hidden")
    page.clock.fast_forward("54:00")
    assert not dialog.is_visible()


def test_after_the_end_the_page_keeps_what_was_typed(page_for, sign_in):
    page = page_for()
    user = User.objects.create_user("hanako@example.jp")
    sign_in(page, user)
    page.clock.install()
    page.goto(FORM)
    page.locator("#id_motive").fill("長い文章")
    page.get_by_text(re.compile(r"分に保存しました")).wait_for()
    Session.objects.all().delete()
    page.clock.fast_forward("01:01:00")
    page.get_by_text("自動的にログアウトしました").wait_for()
    page.get_by_role("button", name="閉じる").click()
    assert page.locator("#id_motive").input_value() == "長い文章"


def test_the_form_works_without_javascript(page_for):
    page = page_for(width=320, javascript=False)
    page.goto(FORM)
    page.locator("#id_name").fill("髙﨑")
    page.get_by_role("button", name="この内容で送信する").click()
    assert page.title().startswith("エラー：")
    assert page.locator("#id_name").input_value() == "髙﨑"


def test_a_search_that_is_refused_shows_the_page_that_says_why(page_for, settings):
    """Not a note that blames the network, above hits of the question before."""
    settings.PAGES_A_MINUTE, settings.PACE_BURST_MINUTES = 1, 2
    page = page_for()
    page.goto("/jobs/")
    for word in ("事務", "介護"):
        page.get_by_label("仕事・キーワード").fill(word)
        with page.expect_response(lambda answer: "/jobs/" in answer.url):
            page.keyboard.press("Enter")
    page.get_by_role("heading", name="少しお待ちください").wait_for()
    assert "q=%E4%BB%8B%E8%AD%B7" in page.url


def test_keyboard_reaches_everything_with_a_ring_that_is_seen(page_for):
    page = page_for()
    page.goto(FORM)
    seen = set()
    for _stop in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => { const node = document.activeElement, style = getComputedStyle(node);
            return [node.tagName, node.id, style.outlineStyle, parseFloat(style.outlineWidth)]; }"""
        )
        if stop[0] == "BODY":
            break
        assert stop[2] != "none", stop
        assert stop[3] >= 2, stop
        seen.add(stop[1])
    assert {"id_name", "id_birthday_day", "id_level_0", "id_motive", "id_document", "id_agreed"} <= seen
