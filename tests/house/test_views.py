"""Sign-in is asked of every page unless its view says otherwise (design rule 4)."""

from django.conf import settings
from django.urls import resolve, reverse
from django.urls.resolvers import URLPattern, URLResolver, get_resolver

from tests.house import reviewed

_ASKS = "hellowork.accounts.middleware.SignInRequiredMiddleware"


def views() -> dict[str, object]:
    """Every view by its dotted name."""

    def walk(resolver: URLResolver):
        for pattern in resolver.url_patterns:
            yield from walk(pattern) if isinstance(pattern, URLResolver) else [pattern]

    found: dict[str, object] = {}
    for pattern in walk(get_resolver()):
        assert isinstance(pattern, URLPattern)
        found.setdefault(name_of(pattern.callback), pattern.callback)
    return found


def name_of(view) -> str:
    inner = getattr(view, "view_class", view)
    return f"{inner.__module__}.{inner.__qualname__}"


def test_sign_in_is_asked_by_default():
    """After the actor is known and before any view runs."""
    order = settings.MIDDLEWARE
    assert order.index("hellowork.mypage.middleware.ActorMiddleware") < order.index(_ASKS)


def test_who_asks_no_sign_in_is_known():
    public = {name for name, view in views().items() if not getattr(view, "login_required", True)}
    assert public == reviewed.PUBLIC_VIEWS.keys()


def test_the_admin_asks_for_sign_in_at_every_address():
    """Its own sign-in page is not used: staff come in by the door with the second factor."""
    view = resolve(reverse("admin:index")).func
    assert getattr(view, "login_required", True)
