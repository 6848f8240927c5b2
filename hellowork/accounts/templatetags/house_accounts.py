"""Words for the pages of the account: `{% load house_accounts %}`."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# The first sign found names the browser; those that pass themselves off as another stand before it.
_BROWSERS = (
    ("Edg", "Microsoft Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


@register.filter
def browser_words(user_agent: str) -> str:
    """Chrome（Windows）, so that a person knows their own device; 不明な端末 where it is not told."""
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in user_agent), "")
    if browser and system:
        return f"{browser}（{system}）"
    return browser or system or _("不明な端末")
