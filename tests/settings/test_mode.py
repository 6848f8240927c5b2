"""A production service does not start on secrets that everybody knows."""

import secrets
import subprocess
import sys

import pytest

from tests.embedded.house import ROOT, clean_environment

SOUND = {
    "SECRET_KEY": secrets.token_urlsafe(64),
    "ALLOWED_HOSTS": "work.example.jp",
    "SITE_URL": "https://work.example.jp",
    "DEFAULT_FROM_EMAIL": "office@example.jp",
}


def start(**environment: str) -> subprocess.CompletedProcess:
    """Read the settings as every process does first; without a mode it is production."""
    return subprocess.run(
        [sys.executable, "-c", "import hellowork.settings"],
        cwd=ROOT,
        env=clean_environment() | SOUND | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_sound_secrets_start():
    done = start()
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": "k9" * 12}, "SECRET_KEY"),
        ({"SECRET_KEY": "demo-only-demo-" + "0" * 50}, "SECRET_KEY"),
        ({"SECRET_KEY": "Change-Me-" + "x1" * 40}, "SECRET_KEY"),
        ({"SECRET_KEY": "django-insecure-" + "x1" * 40}, "SECRET_KEY"),
        ({"HELLOWORK_DEMO_PASSWORD": "abcd-efgh"}, "HELLOWORK_DEMO_PASSWORD"),
        ({"HELLOWORK_MODE": "debug"}, "HELLOWORK_MODE"),
        ({"SITE_URL": ""}, "SITE_URL"),
        ({"SITE_URL": "http://localhost:8000"}, "SITE_URL"),
    ],
)
def test_known_secrets_and_unknown_modes_are_refused_by_name(environment, named):
    done = start(**environment)
    assert done.returncode != 0
    assert f"ImproperlyConfigured: {named}" in done.stderr
