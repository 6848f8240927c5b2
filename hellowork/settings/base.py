"""Django itself: apps, middleware, templates, language, static files."""

from django.utils.translation import gettext_lazy as _

from hellowork.settings.mode import BASE_DIR, IN_PRODUCTION, IN_TEST

ROOT_URLCONF = "hellowork.urls"
WSGI_APPLICATION = "hellowork.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

# Upper floors first: a template or static file of a floor may stand before one of the floors below.
INSTALLED_APPS = [
    "hellowork.desk.apps.DeskConfig",
    "hellowork.demo",
    "hellowork.mypage",
    "messaging",
    "applications",
    "referrals",
    "seekers",
    "employers",
    "hellowork.web",
    "hellowork.files",
    "hellowork.notices",
    "hellowork.offices",
    "hellowork.accounts",
    "hellowork.audit",
    "hellowork.calendar",
    "hellowork.clock",
    "hellowork.text",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "template_partials",
    "csp",
    "pgtrigger",
    "pghistory",
]

MIDDLEWARE = [
    "hellowork.web.headers.SecurityHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "hellowork.web.health.HealthMiddleware",
    "hellowork.web.errors.ErrorPageMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "hellowork.web.nul.NulMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hellowork.accounts.idle.IdleMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hellowork.mypage.middleware.ActorMiddleware",
    "hellowork.web.pace.PaceMiddleware",
    "hellowork.accounts.middleware.SignInRequiredMiddleware",
    "hellowork.accounts.middleware.RefusedFormMiddleware",
    "hellowork.mypage.middleware.EditorMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hellowork.web.context.house",
            ],
            "builtins": ["django.templatetags.i18n"],
        },
    },
]
# Triggers note the time of an edit by the one clock of the house (ADR 0004).
PGHISTORY_CREATED_AT_FUNCTION = "hellowork_now()"
FORM_RENDERER = "hellowork.web.forms.HouseRenderer"

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", _("日本語"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Production serves what its image has collected, under names by content; elsewhere straight from the apps.
STATIC_ROOT = BASE_DIR / "staticfiles" if IN_PRODUCTION else None
WHITENOISE_USE_FINDERS = not IN_PRODUCTION
_COLLECTED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
_PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "hellowork.files.storage.PrivateStorage"},
    "staticfiles": {"BACKEND": _PLAIN if WHITENOISE_USE_FINDERS else _COLLECTED},
}

if IN_TEST:
    # The same query asked in a loop within one request fails the test.
    INSTALLED_APPS.append("zeal")
    MIDDLEWARE.insert(0, "zeal.middleware.zeal_middleware")
