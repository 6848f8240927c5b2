"""What everybody sees, and what a person sees who has no hat yet."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from employers.models import Posting
from hellowork.notices import unsubscribing
from hellowork.offices.models import Office
from seekers.models import Seeker
from seekers.notices import NEW_POSTINGS
from tests.browser.looks import Look, by

TWO_HATS = "two-hats@demo.example"
NOBODY_YET = "nobody-yet@demo.example"


def job(**wanted: object) -> Callable[[], str]:
    """The public page of the first posting that is so."""

    def address() -> str:
        posting = Posting.objects.filter(acceptance__isnull=False, **wanted).order_by("pk").first()
        assert posting is not None, f"the demo day has no accepted posting with {wanted}"
        return f"/jobs/{posting.acceptance.number}/"

    return address


def _stop_link() -> str:
    """As it stands in the mail to somebody who has saved a search."""
    seeker = Seeker.objects.filter(saved_searches__isnull=False).order_by("pk")[0]
    return urlsplit(unsubscribing.address(seeker.user_id, NEW_POSTINGS)).path


def _keeping() -> str:
    return f"{job(state='open', publication_level=1)()}keep/"


def _comparison() -> str:
    shown = Posting.objects.filter(state="open", publication_level__in=(1, 3)).order_by("pk")[:4]
    numbers = shown.values_list("acceptance__number", flat=True)
    return f"/jobs/compare/?{urlencode([('n', number) for number in numbers])}"


LOOKS = [
    Look("front", "/"),
    Look("privacy", "/privacy/"),
    Look("terms", "/terms/"),
    Look("accessibility", "/accessibility/"),
    Look("help", "/help/"),
    Look("offices", "/offices/"),
    Look("office", lambda: f"/offices/{Office.objects.order_by('code').first().code}/"),
    Look("no page", "/nowhere/", status=404),
    Look("search", "/jobs/"),
    Look("search with words", "/jobs/?q=事務&place=東京&time=full"),
    Look("search in vain", "/jobs/?q=宇宙飛行士&pref=13"),
    Look("search as a table", "/jobs/?view=table&sort=until&pref=99"),
    Look(
        "search with many filters",
        "/jobs/?pref=13&form=regular&dayoff=100&age=30&insurance=health&in=title&one=1",
    ),
    Look("jobs by number", "/jobs/?no=13010-99999999"),
    Look("job", job(state="open", publication_level=1)),
    Look("job without a name", job(state="open", publication_level=3)),
    Look("job on hold", job(state="on_hold")),
    Look("job that ended", job(state="filled"), status=410),
    Look("stopping mails", _stop_link),
    Look("keeping before sign-in", _keeping),
    Look("kept before sign-in", "/jobs/kept/"),
    Look("comparing", _comparison),
    Look("comparing nothing", "/jobs/compare/?n=99999-99999999"),
    Look("sign in", "/accounts/login/", press="コードをメールで受け取る"),
    Look("sign up as seeker", "/accounts/signup/?as=seeker", press="同意して、コードを受け取る"),
    Look("sign up as employer", "/accounts/signup/?as=employer"),
    *by(TWO_HATS, Look("choice", "/home/hat/")),
    *by(
        NOBODY_YET,
        Look("welcome", "/home/"),
        Look("register as seeker", "/me/register/", press="登録する"),
        Look("invitation", "/me/invitation/", press="マイページを開設する"),
        Look("register as employer", "/employer/register/", press="登録する"),
    ),
]
