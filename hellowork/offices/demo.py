"""Invented offices for demonstrations and tests of whole stories: 青葉台, 港南 and others over the country.

Towns and postal codes exist. The blocks (9丁目), the office codes (…9xx) and the telephone numbers do not:
their local part begins with 0 or 1, which Japan's numbering plan gives to nobody.
"""

from pathlib import Path

from django.conf import settings

from hellowork.offices.models import Office
from hellowork.offices.setting_up import set_up_offices

OFFICES = Path(__file__).parent / "demo_offices.csv"


def load_offices() -> list[Office]:
    """Creates the invented offices or brings them up to date; returns them by code. Safe to run again."""
    return set_up_offices(OFFICES, word=settings.OPERATOR["word_hellowork"])
