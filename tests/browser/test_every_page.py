"""Every page of the site on the day of demo data: four looks each, at two widths and in both themes."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from django.urls import URLResolver, get_resolver, resolve
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from hellowork.accounts.models import User
from hellowork.clock import moving
from hellowork.demo import loading
from hellowork.demo.people import Accounts
from hellowork.mypage.hats import worn_by
from hellowork.notices import relay
from seekers.actions import registration
from tests.browser.axe import faults_of
from tests.browser.conftest import THEMES, WIDTHS, give_session, open_context, open_page
from tests.browser.looks import Look
from tests.browser.people.person import write_into
from tests.browser.tables import desk, employer, public, seeker
from tests.employers import factories as employers
from tests.seekers import factories as seekers
from tests.strict.clock import NOW

pytestmark = pytest.mark.django_db

LOOKS = [*public.LOOKS, *seeker.LOOKS, *employer.LOOKS, *desk.LOOKS]


class Site:
    """The demo day behind a server of its own, and a browser for each of its people."""

    def __init__(self, address: str, browser: Browser) -> None:
        self.address, self._contexts = address, {}
        for who in {look.who for look in LOOKS}:
            self._contexts[who] = open_context(browser, address)
            if who:
                give_session(self._contexts[who], address, User.objects.get(email=who))

    def page_of(self, who: str) -> Page:
        """A new page of this person, who is signed in."""
        return open_page(self._contexts[who])

    def close(self) -> None:
        for context in self._contexts.values():
            context.close()


def _newcomers() -> None:
    """People in whose MyPage nothing has happened yet, and one whom the office has just registered."""
    accounts = Accounts()
    accounts.make(public.NOBODY_YET)
    for email, actor in ((seeker.NEW, seekers.online_seeker()), (employer.NEW, employers.member())):
        User.objects.filter(pk=actor.user_id).update(email=email)
    officer = worn_by(User.objects.get(email=desk.SATO), chosen=None).actor
    registration.register_at_office(by=officer, profile=seekers.profile(name="青木 進"))


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, browser: Browser, tmp_path_factory) -> Iterator[Site]:
    """Loaded once for all looks, since none of them changes anything; taken away at the end."""
    files = tmp_path_factory.mktemp("private")
    settings = {"SECOND_FACTOR_FOR_STAFF": False, "IN_DEMO": True, "PRIVATE_FILES_ROOT": files}
    with django_db_blocker.unblock(), override_settings(**settings, ALLOWED_HOSTS=["localhost"]):
        moving.freeze(NOW)
        loading.load()
        moving.freeze(NOW)
        _newcomers()
        relay.run()
        server = LiveServer("localhost")
        shown = Site(server.url, browser)
        yield shown
        shown.close()
        server.stop()
        call_command("flush", interactive=False, verbosity=0)
        # Playwright's loop gave this thread connections of their own, which nobody else closes.
        connections.close_all()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_page(site: Site, look: Look) -> None:
    page, address = site.page_of(look.who), look.place
    answer = page.goto(address)
    assert answer.status < 400 or look.name == "no page", answer.status
    assert page.url == site.address + quote(address, safe="/?=&"), page.url
    assert page.get_by_role("heading", level=1).count() == 1
    faults = faults_in_every_light(page, look.name)
    if look.press:
        write_into(page, look.answers)
        with page.expect_navigation():
            page.get_by_role("button", name=look.press, exact=True).last.click()
        assert page.title().startswith("エラー：") is not bool(look.answers), page.url
        faults += faults_in_every_light(page, f"{look.name} pressed")
    page.close()
    assert not faults, "\n".join(faults)


# Addresses that show no page of their own: they act, hand out a file, save what is typed, or lead on.
NO_PAGES = {
    "applicants:cancel_interview",
    "applicants:document",
    "applicants:keep_result",
    "applicants:letter",
    "applicants:start",
    "applications:keep_directly",
    "applications:keep_to_proposal",
    "applications:withdraw",
    "employers:autosave",
    "employers:end_consent",
    "employers:self_application",
    "messaging:keep_employer",
    "messaging:keep_seeker",
    "notice",
    "read_notices",
    "referrals:ask_again",
    "referrals:letter",
    "seekers:document",
    "seekers:remove_document",
    "seekers:renew",
}
# Looked at elsewhere: the pages of the account in test_account_pages.py, the gallery in test_gallery.py.
ELSEWHERE = re.compile("account_|mfa_|usersessions_|web:|demo_sign_in|keep_alive|admin:")


def test_no_page_is_left_out(site: Site) -> None:
    seen = {resolve(urlsplit(look.place).path).view_name for look in LOOKS if look.name != "no page"}
    assert not {name for name in _names() if not ELSEWHERE.match(name)} - seen - NO_PAGES


def _names(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """The name of every address, with its name space."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from _names(each, f"{space}{each.namespace}:" if each.namespace else space)
        elif each.name:
            yield f"{space}{each.name}"


def faults_in_every_light(page: Page, name: str) -> list[str]:
    """The page is loaded once; only its window and its colours change."""
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            if folder := os.environ.get("HELLOWORK_SCREENSHOTS", ""):
                page.screenshot(
                    path=Path(folder) / f"{name}-{width}-{theme}.png".replace(" ", "_"), full_page=True
                )
            faults += [f"{name}, {width} px, {theme}: {fault}" for fault in faults_of(page)]
    return faults
