"""The mails of the account: all render, in Japanese, without personal data, with the code easy to see."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail

from hellowork.accounts.models import User
from hellowork.notices import relay
from hellowork.notices.account_mails import HouseAccountAdapter
from hellowork.notices.models import OutboxMessage
from tests.accounts.signing_in import last_mail

pytestmark = pytest.mark.django_db

TEMPLATES = Path(settings.BASE_DIR) / "templates"
PREFIXES = sorted(
    str(path.relative_to(TEMPLATES)).removesuffix("_subject.txt")
    for room in ("account", "mfa")
    for path in (TEMPLATES / room / "email").glob("*_subject.txt")
)
WITH_CODE = {"login_code", "email_confirmation_signup", "email_confirmation", "password_reset_code"}


def send(prefix: str, **context: object) -> None:
    HouseAccountAdapter().send_mail(prefix, "taro@example.org", context)


def context_of(prefix: str) -> dict[str, str]:
    return {"code": "12345678"} if prefix.rpartition("/")[2] in WITH_CODE else {}


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_mail_says_what_it_must_and_no_more(prefix):
    send(
        prefix, user=User(email="taro@example.org"), ip="192.0.2.7", user_agent="Chrome", **context_of(prefix)
    )
    message = last_mail("taro@example.org")

    assert message.subject.startswith("【マイページ】")
    last_line = message.body.strip().splitlines()[-1]
    assert last_line.startswith("このメールには返信できません。")
    for secret in ("taro@example.org", "192.0.2.7", "Chrome"):
        assert secret not in message.body
    assert "&" not in message.body
    links = re.findall(r"https?://\S+", message.body)
    assert links
    assert all(link.startswith(settings.SITE_URL) for link in links)
    assert re.findall(r"[A-Za-z]{2,}", re.sub(r"https?://\S+", "", message.body)) == []
    assert ("    1234 5678\n" in message.body) == bool(context_of(prefix))
    assert "1234" not in message.subject


def test_every_mail_that_allauth_can_send_is_ours():
    import allauth

    theirs = {
        path.name.removesuffix("_subject.txt")
        for room in ("account", "mfa")
        for path in (Path(allauth.__file__).parent / "templates" / room / "email").glob("*_subject.txt")
    }
    # Links instead of codes: `..._BY_CODE_ENABLED` is set, so these are never sent.
    never_sent = {"password_reset_key"}
    assert theirs - {prefix.rpartition("/")[2] for prefix in PREFIXES} == never_sent


def test_a_code_dies_with_its_time_and_news_wait_for_the_mail_server(house_clock):
    send("account/email/login_code", code="12345678")
    send("account/email/password_changed")
    house_clock.move(dt.timedelta(minutes=16))
    relay.run()
    assert [message.subject for message in mail.outbox] == ["【マイページ】パスワードの変更"]


def test_the_code_lies_sealed_in_the_outbox():
    send("account/email/login_code", code="12345678")
    row = OutboxMessage.objects.get()
    assert b"1234" not in bytes(row.sealed)
    assert "1234" not in f"{row.name}{row.object_id}{row.dedupe_key}"
