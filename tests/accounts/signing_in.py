"""Signing in for tests: straight away, or by reading the mail as a person does."""

import base64
import hashlib
import hmac
import re
import struct
import time

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client

from hellowork.accounts.models import User
from hellowork.notices import relay


def sign_in(client: Client, user: User, *, second_factor: bool = True) -> User:
    """Put the user into the client's session, by default as one who has shown a second factor."""
    client.force_login(user)
    if second_factor:
        session = client.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": time.time(), "type": "totp"}]
        session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
        session.save()
    return user


def last_mail(to: str) -> EmailMessage:
    """The newest mail to this address, after the outbox has been emptied."""
    relay.run()
    return next(message for message in reversed(mail.outbox) if message.to == [to])


def code_in(message: EmailMessage) -> str:
    """The code of a mail, without the blank in its middle."""
    found = re.search(r"^ {4}(\d{4}) (\d{4})$", message.body, re.MULTILINE)
    assert found, message.body
    return found[1] + found[2]


def ask_for_code(client: Client, email: str, **query: str) -> str:
    """From the sign-in page to the mail; the code that came."""
    response = client.post("/accounts/login/", {"login": email, **query})
    assert response.status_code == 302, response.content.decode()
    return code_in(last_mail(email.lower()))


def app_code(secret: str, *, steps: int = 0) -> str:
    """What an authenticator app shows for this secret (RFC 6238), `steps` periods from now."""
    counter = int(time.time()) // 30 + steps
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
