"""Every page of the site on the day of demo data: four looks each, at two widths and in both themes."""

import io
import os
import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from django.urls import URLResolver, get_resolver, resolve
from PIL import Image
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from employers.models import Member
from hellowork.accounts.actor import EstablishmentRole
from hellowork.accounts.models import User
from hellowork.clock import moving
from hellowork.demo import loading
from hellowork.demo.people import Accounts
from hellowork.mypage.hats import worn_by
from hellowork.notices import relay
from seekers.actions import registration
from seekers.tasks import LAPSE
from tests.browser.axe import faults_in_every_light
from tests.browser.conftest import open_context, open_page, session_of
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
        self.address, self._browser = address, browser
        self._sessions = {
            who: session_of(User.objects.get(email=who)) for who in {look.who for look in LOOKS} if who
        }

    def page_of(self, who: str, **options: object) -> Page:
        """A new page of this person, who is signed in, in a context of its own."""
        context = open_context(self._browser, self.address, **options)
        if who:
            context.add_cookies([self._sessions[who] | {"url": self.address}])
        return open_page(context)


def _load() -> None:
    """The demo day, its mails sent and one job run, and a few newcomers; the clock stands at the suite's instant."""
    moving.freeze(NOW)
    loading.load()
    moving.freeze(NOW)
    _newcomers()
    relay.run()
    LAPSE.run()


def _newcomers() -> None:
    """People in whose MyPage nothing has happened yet, and one whom the office has just registered."""
    accounts = Accounts()
    accounts.make(public.NOBODY_YET)
    for email, actor in ((seeker.NEW, seekers.online_seeker()), (employer.NEW, employers.member())):
        User.objects.filter(pk=actor.user_id).update(email=email)
    both = seekers.online_seeker(name="森 二郎")
    User.objects.filter(pk=both.user_id).update(email=public.TWO_HATS)
    Member.objects.create(
        user_id=both.user_id,
        establishment=employers.establishment(name="森商店"),
        role=EstablishmentRole.MANAGER,
        name="森",
        kana="モリ",
    )
    officer = worn_by(User.objects.get(email=desk.SATO), chosen=None).actor
    registration.register_at_office(by=officer, profile=seekers.profile(name="青木 進"))


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, browser: Browser, tmp_path_factory) -> Iterator[Site]:
    """Loaded once for all looks, since none of them changes anything; taken away at the end."""
    files = tmp_path_factory.mktemp("private")
    shown = {"SECOND_FACTOR_FOR_STAFF": False, "IN_DEMO": True, "PRIVATE_FILES_ROOT": files}
    shown["MINIMUM_WAGES_INVENTED"] = files / "wages.csv"
    with django_db_blocker.unblock(), override_settings(**shown, ALLOWED_HOSTS=["localhost"]):
        try:
            _load()
            server = LiveServer("localhost")
            yield Site(server.url, browser)
            server.stop()
        finally:
            call_command("flush", interactive=False, verbosity=0)
            # Playwright's loop gave this thread connections of their own, which nobody else closes.
            connections.close_all()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_page(site: Site, look: Look) -> None:
    page, address = site.page_of(look.who), look.place
    answer = page.goto(address)
    assert answer.status == look.status
    assert page.url == site.address + quote(address, safe="/?=&:%"), page.url
    assert page.get_by_role("heading", level=1).count() == 1
    faults = faults_in_every_light(page, look.name)
    if look.press:
        write_into(page, look.answers)
        with page.expect_navigation():
            page.get_by_role("button", name=look.press, exact=True).last.click()
        assert page.title().startswith("エラー：") is not bool(look.answers), page.url
        faults += faults_in_every_light(page, f"{look.name} pressed")
    page.context.close()
    assert not faults, "\n".join(faults)


PICTURES = {
    "seeker": (seeker.SUZUKI, "/me/", {"width": 390, "height": 780}, 1.5),
    "employer": (employer.AOZORA, "/employer/", {"width": 1100, "height": 780}, 0.8),
    "staff": (desk.SATO, "/admin/", {"width": 1280, "height": 800}, 0.75),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_readme_shows_the_homes(site: Site, name: str) -> None:
    """HELLOWORK_PICTURES=1 takes the pictures anew."""
    file = settings.BASE_DIR / "docs" / "pictures" / f"{name}.png"
    if os.environ.get("HELLOWORK_PICTURES"):
        who, address, window, scale = PICTURES[name]
        page = site.page_of(who, viewport=window, device_scale_factor=scale)
        page.goto(address)
        shot = Image.open(io.BytesIO(page.screenshot()))
        shot.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)
        page.context.close()
    assert file.stat().st_size < 150_000
    assert f"docs/pictures/{file.name}" in (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")


# Addresses that show no page of their own: they act, hand out a file, save what is typed, or lead on.
NO_PAGES = {
    "applicants:cancel_interview",
    "applicants:document",
    "applicants:keep_result",
    "applicants:keep_slots",
    "applicants:letter",
    "applicants:start",
    "applicants:withdraw_slots",
    "applications:keep_directly",
    "applications:keep_for_proposal",
    "applications:keep_slot_answer",
    "applications:withdraw",
    "employers:autosave",
    "employers:end_consent",
    "employers:end_invitations",
    "employers:establishment_autosave",
    "employers:keep_registration",
    "employers:self_application",
    "jobs:let_go",
    "jobs:sheet",
    "jobs:show",
    "messaging:employer_draft",
    "messaging:seeker_draft",
    "notice",
    "read_notices",
    "referrals:ask_again",
    "referrals:letter",
    "jobs:feed",
    "seekers:delete_search",
    "seekers:document",
    "seekers:keep_profile",
    "seekers:keep_registration",
    "seekers:keep_wishes",
    "seekers:let_go",
    "seekers:open_search",
    "seekers:remove_document",
    "seekers:renew",
    "seekers:show_establishment",
    "seekers:show_posting",
}
# Looked at elsewhere: the pages of the account in test_account_pages.py, the gallery in test_gallery.py.
ELSEWHERE = re.compile("account_|mfa_|usersessions_|web:|demo_sign_in|keep_alive|admin:")


def test_no_page_is_left_out(site: Site) -> None:
    seen = {resolve(urlsplit(look.place).path).view_name for look in LOOKS if look.status != 404}
    left_out = {name for name in _names() if not ELSEWHERE.match(name)} - seen - NO_PAGES
    assert not left_out, sorted(left_out)


def _names(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """The name of every address, with its name space."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from _names(each, f"{space}{each.namespace}:" if each.namespace else space)
        elif each.name:
            yield f"{space}{each.name}"
