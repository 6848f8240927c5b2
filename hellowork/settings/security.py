"""Headers, cookies, hosts. What they score is counted in `tests/house/test_headers.py`."""

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from hellowork.settings.mode import IN_PRODUCTION, env

ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", [] if IN_PRODUCTION else ["localhost", "127.0.0.1", "[::1]", "testserver"]
)
# Links in mails come from here, never from the request.
SITE_URL = env.str("SITE_URL", "" if IN_PRODUCTION else "http://localhost:8000").rstrip("/")
if IN_PRODUCTION and not SITE_URL.startswith("https://"):
    raise ImproperlyConfigured(
        "SITE_URL is missing or does not begin with https://. Links in mails and the cookies need it: "
        "set the address of the site, for example https://work.example.jp"
    )
SERVED_OVER_TLS = SITE_URL.startswith("https://") or IN_PRODUCTION
CSRF_TRUSTED_ORIGINS = [SITE_URL]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", SERVED_OVER_TLS)
# The supervisor asks the process itself, without the proxy.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SERVED_OVER_TLS else None
SECURE_HSTS_SECONDS = 63_072_000 if SERVED_OVER_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SERVED_OVER_TLS
SECURE_HSTS_PRELOAD = SERVED_OVER_TLS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SERVED_OVER_TLS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# Lax, so that the link in a mail finds the person still signed in.
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "hellowork.web.errors.csrf_failure"

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_HANDLERS = [
    "hellowork.files.handlers.CappedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# `hellowork.web.headers` sets X-Frame-Options on every response, those of other middleware included.
SILENCED_SYSTEM_CHECKS = ["security.W002"]
