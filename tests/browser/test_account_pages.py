"""Signing in, in a real browser: the pages as they look, the story with and without scripts, passkeys."""

import re
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from playwright.sync_api import Page, expect

from hellowork.accounts.models import User
from tests.accounts import pages
from tests.accounts.signing_in import code_in, last_mail
from tests.browser.axe import assert_accessible, faults_in_every_light
from tests.browser.conftest import WIDTHS

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def person(transactional_db) -> User:
    user = User.objects.create_user("person@example.org")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    mail.outbox.clear()
    return user


def look_at(page: Page, address: str) -> None:
    """The page in both themes, on a small phone and on a desk."""
    page.goto(address)
    assert not (faults := faults_in_every_light(page, address.strip("/").replace("/", "-"))), "\n".join(
        faults
    )


@pytest.mark.parametrize("address", pages.OPEN)
def test_open_pages(page_for, address):
    look_at(page_for(), address)


@pytest.mark.parametrize("address", [*pages.SIGNED_IN_BY_CODE, *pages.SIGNED_IN_LATELY])
def test_pages_of_one_signed_in(page_for, sign_in, person, address):
    page = page_for()
    sign_in(page, person)
    look_at(page, address)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_refused_address(page_for, picture, width):
    page = page_for(width=width)
    page.goto("/accounts/login/")
    page.get_by_role("button", name="コードをメールで受け取る").click()
    expect(page.locator("#error-summary")).to_be_focused()
    assert page.title().startswith("エラー：")
    picture(page)
    assert_accessible(page)


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_from_the_front_page_to_the_mypage_by_mailed_code(page_for, picture, person, javascript):
    page = page_for(width=360, javascript=javascript)
    page.goto("/")
    page.get_by_role("link", name="求職者マイページにログイン").click()
    page.get_by_label("メールアドレス").fill("ｐｅｒｓｏｎ＠example.org")
    page.get_by_role("button", name="コードをメールで受け取る").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("コードの入力")
    picture(page)
    code = code_in(last_mail(person.email))
    page.get_by_label(re.compile("メールに書かれたコード")).fill(f"{code[:4]}　{code[4:]}")
    page.get_by_role("button", name="確認する").click()
    page.wait_for_url(re.compile("^(?!.*/accounts/)"))
    expect(page.get_by_text("person@example.org").first).to_be_attached()
    if javascript:
        assert_accessible(page)


@pytest.fixture
def key_for() -> Iterator[object]:
    """Gives a page a phone with a fingerprint reader: `key_for(page)`."""
    sessions = []

    def give(page: Page) -> None:
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        sessions.append(session)

    yield give
    for session in sessions:
        session.detach()


def test_a_passkey_is_set_up_and_opens_the_door_under_the_csp(page_for, picture, sign_in, person, key_for):
    page = page_for(width=360)
    key_for(page)
    sign_in(page, person)
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label(re.compile("パスキーの名前")).fill("自分のスマートフォン")
    page.get_by_role("button", name="パスキーを登録する").click()
    page.wait_for_url("**/recovery-codes/")
    picture(page)
    assert str(Authenticator.objects.get(type="webauthn")) == "自分のスマートフォン"

    page.goto("/accounts/logout/")
    page.get_by_role("button", name="ログアウトする").click()
    page.goto("/accounts/login/?next=/accounts/sessions/")
    page.get_by_role("button", name="パスキーでログイン").click()
    page.wait_for_url(re.compile("/accounts/sessions/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("ログイン中の端末")
    # axe's own connection to the browser takes the reader of fingerprints away: it comes last.
    for address in ("/accounts/sessions/", "/accounts/2fa/webauthn/", "/accounts/2fa/recovery-codes/"):
        page.goto(address)
        assert_accessible(page)


def test_a_passkey_is_a_second_factor_too(page_for, picture, sign_in, person, key_for):
    page = page_for(width=360)
    key_for(page)
    sign_in(page, person)
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_role("button", name="パスキーを登録する").click()
    page.wait_for_url("**/recovery-codes/")
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="ログアウトする").click()

    page.goto("/accounts/login/")
    page.get_by_label("メールアドレス").fill(person.email)
    page.get_by_role("button", name="コードをメールで受け取る").click()
    page.get_by_label(re.compile("メールに書かれたコード")).fill(code_in(last_mail(person.email)))
    page.get_by_role("button", name="確認する").click()
    page.wait_for_url("**/2fa/authenticate/")
    picture(page)
    page.get_by_role("button", name="パスキーで確認する").click()
    page.wait_for_url("**/home/")


def test_the_page_of_the_second_factor(page_for, picture, person):
    TOTP.activate(person, generate_totp_secret())
    page = page_for(width=360)
    page.goto("/accounts/login/")
    page.get_by_label("メールアドレス").fill(person.email)
    page.get_by_role("button", name="コードをメールで受け取る").click()
    page.get_by_label(re.compile("メールに書かれたコード")).fill(code_in(last_mail(person.email)))
    page.get_by_role("button", name="確認する").click()
    page.wait_for_url("**/2fa/authenticate/")
    expect(page.get_by_role("button", name="パスキーで確認する")).to_have_count(0)
    page.get_by_role("button", name="ログイン", exact=True).click()
    expect(page.locator("#error-summary")).to_be_focused()
    picture(page)
    assert_accessible(page)


def test_a_passkey_that_fails_says_so(page_for, picture, person, key_for):
    page = page_for(width=360)
    key_for(page)
    page.goto("/accounts/login/")
    page.get_by_role("button", name="パスキーでログイン").click()
    expect(page.get_by_text("パスキーを使えませんでした。")).to_be_visible()
    picture(page)
    assert_accessible(page)


def test_without_scripts_no_passkey_is_offered(page_for):
    page = page_for(javascript=False)
    page.goto("/accounts/login/")
    expect(page.get_by_role("button", name="パスキーでログイン")).to_be_hidden()
    expect(page.get_by_role("button", name="コードをメールで受け取る")).to_be_visible()


def test_the_sign_in_page_is_light(page_for):
    """Six requests, forty kilobytes (design section 5)."""
    page = page_for(width=360)
    seen: set[str] = set()
    page.on("request", lambda request: seen.add(request.url))
    page.goto("/accounts/login/", wait_until="networkidle")
    assert len(seen) <= 6, seen
