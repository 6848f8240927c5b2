"""Mail leaves by the outbox; this is the last step, SMTP.

In the demonstration nothing leaves the machine: the mails sent can be read in the admin.
"""

from hellowork.settings.mode import IN_PRODUCTION, IN_TEST, env

if IN_PRODUCTION or env.str("EMAIL_URL", ""):
    _mail = env.dj_email_url("EMAIL_URL", "smtp://localhost:25")
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _mail["EMAIL_HOST"]
    EMAIL_PORT = _mail["EMAIL_PORT"]
    EMAIL_HOST_USER = _mail["EMAIL_HOST_USER"]
    EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_PASSWORD"]
    EMAIL_USE_TLS = _mail["EMAIL_USE_TLS"]
    EMAIL_USE_SSL = _mail["EMAIL_USE_SSL"]
else:
    EMAIL_BACKEND = f"django.core.mail.backends.{'locmem' if IN_TEST else 'dummy'}.EmailBackend"

# How long the relay waits for each answer of the server; no request ever does.
EMAIL_TIMEOUT = env.float("EMAIL_TIMEOUT", 10)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "no-reply@hellowork.example")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Errors go to the log, never by mail: a traceback may hold personal data.
ADMINS: list[tuple[str, str]] = []
