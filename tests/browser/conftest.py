"""Chromium of the system, one browser for the run, one fresh context for each page.

`page_for(theme, width)` opens a page; `live_server` is pytest-django's. Screenshots are kept where
HELLOWORK_SCREENSHOTS names a folder.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from hellowork.accounts.models import User
from tests.browser.axe import THEMES, WIDTHS, Reports

__all__ = ["THEMES", "WIDTHS"]

expect.set_options(timeout=10_000)

PageFor = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever opens a browser is a browser test."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    path = os.environ.get("HELLOWORK_CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.skip("no Chromium: apt install chromium fonts-noto-cjk")
    # Playwright's loop runs in this thread; Django must not take it for an async view.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path)
        yield running
        running.close()


def open_context(browser: Browser, address: str, **options: object) -> BrowserContext:
    """A fresh context in which addresses without a host are those of the server at `address`."""
    return browser.new_context(
        base_url=address, locale="ja-JP", timezone_id="Asia/Tokyo", reduced_motion="reduce", **options
    )


def open_page(context: BrowserContext) -> Page:
    """A page that waits no longer than ten seconds, with what its console says against us."""
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.house_reports = Reports(page)  # type: ignore[attr-defined]
    return page


def session_of(user: User) -> dict[str, str]:
    """The cookie of one who has signed in, without the pages of signing in."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    return {"name": cookie.key, "value": cookie.value}


@pytest.fixture
def page_for(browser: Browser, live_server) -> Iterator[PageFor]:
    """Opens a page: `page_for("dark", 320)`, `page_for(width=360, javascript=False)`.

    Each test counts its own tries at the sign-in page: the limits live in Redis, which all tests share.
    Addresses without a host are the live server's. The CSP stays on.
    """
    cache.clear()
    contexts = []

    def open_one(
        theme: str = "light", width: int = 1280, *, javascript: bool = True, **options: object
    ) -> Page:
        context = open_context(
            browser,
            live_server.url,
            color_scheme=theme,
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
            **options,
        )
        contexts.append(context)
        return open_page(context)

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in(live_server) -> Callable[..., None]:
    """Signs a user in without the pages of signing in: `sign_in(page, user)`."""
    return lambda page, user: page.context.add_cookies([session_of(user) | {"url": live_server.url}])


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[[Page], None]:
    """Keeps a full-page screenshot named by the test, if HELLOWORK_SCREENSHOTS names a folder."""
    folder = os.environ.get("HELLOWORK_SCREENSHOTS", "")

    def take(page: Page, name: str = "") -> None:
        if folder:
            file = re.sub(r"[^\w.-]+", "_", f"{request.node.name}{name}").strip("_")
            page.screenshot(path=Path(folder) / f"{file}.png", full_page=True)

    return take
