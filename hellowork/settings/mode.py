"""Which kind of process this is, and the secrets it may start with."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env

env = Env()

BASE_DIR = Path(__file__).resolve().parents[2]

PRODUCTION, DEMO, TEST = "production", "demo", "test"
MODE = env.str("HELLOWORK_MODE", PRODUCTION)
if MODE not in (PRODUCTION, DEMO, TEST):
    raise ImproperlyConfigured(f"HELLOWORK_MODE is {MODE!r}; it must be production, demo or test.")

IN_PRODUCTION = MODE == PRODUCTION
IN_DEMO = MODE == DEMO
IN_TEST = MODE == TEST

# A key that says what it is, so that a production start can refuse it by name.
DEMO_KEY_PREFIX = "demo-only-"
_UNSAFE_WORDS = (DEMO_KEY_PREFIX, "change-me", "changeme", "secret", "insecure")
_SHORTEST_KEY = 50

SECRET_KEY = env.str("SECRET_KEY", "" if IN_PRODUCTION else f"{DEMO_KEY_PREFIX}{MODE}-" + "0" * 50)


def _refuse_demo_secrets() -> None:
    """Stop a production start that would run on secrets everybody knows."""
    if len(SECRET_KEY) < _SHORTEST_KEY or any(word in SECRET_KEY.lower() for word in _UNSAFE_WORDS):
        raise ImproperlyConfigured(
            "SECRET_KEY is missing, shorter than 50 characters or a demonstration key. "
            "Set a random one in the environment: python -c 'import secrets; print(secrets.token_urlsafe(64))'"
        )
    if env.str("HELLOWORK_DEMO_PASSWORD", ""):
        raise ImproperlyConfigured(
            "HELLOWORK_DEMO_PASSWORD is set: demo accounts are for HELLOWORK_MODE=demo only."
        )


if IN_PRODUCTION:
    _refuse_demo_secrets()

# One password for all demo accounts; `./run` makes it and prints it.
DEMO_PASSWORD = env.str("HELLOWORK_DEMO_PASSWORD", "") if not IN_PRODUCTION else ""
DEBUG = False
