"""Seals text that has to wait in the database for a short while: mailed codes, typed forms.

Fernet (AES-128-CBC with HMAC-SHA256); the keys derive from SECRET_KEY and its fallbacks, so that a
rotation of the key still opens what was sealed before.
"""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

__all__ = ["Unreadable", "seal", "unseal"]


class Unreadable(Exception):  # noqa: N818 - a public name of the house
    """The seal does not open: another key, or the bytes were changed."""


def seal(text: str) -> bytes:
    return _box().encrypt(text.encode())


def unseal(sealed: bytes | memoryview) -> str:
    try:
        return _box().decrypt(bytes(sealed)).decode()
    except InvalidToken as error:
        raise Unreadable from error


def _box() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str | bytes) -> bytes:
    raw = secret.encode() if isinstance(secret, str) else secret
    return base64.urlsafe_b64encode(hashlib.sha256(b"hellowork.sealing:" + raw).digest())
