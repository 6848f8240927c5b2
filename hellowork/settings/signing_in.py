"""Signing in: a mailed code, a password, a passkey or TOTP (design rule 13)."""

from hellowork.settings.mode import IN_DEMO, env
from hellowork.settings.operator import EMPLOYERS_NEED_SECOND_FACTOR
from hellowork.settings.security import _SERVED_OVER_TLS

AUTHENTICATION_BACKENDS = ["hellowork.accounts.backend.HouseBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
# The cookie outlives the idle limit; `hellowork.accounts.idle` ends a session by the database's clock.
SESSION_COOKIE_AGE = 24 * 60 * 60

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

ACCOUNT_ADAPTER = "hellowork.notices.account_mails.HouseAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "front"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "【マイページ】"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _SERVED_OVER_TLS else "http"

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = env.str("OPERATOR_SERVICE_NAME", "ハローワークインターネットサービス")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _SERVED_OVER_TLS
USERSESSIONS_TRACK_ACTIVITY = False

# Who must show a second factor. The demonstration asks nobody, so that it can be tried in a minute.
SECOND_FACTOR_FOR_STAFF = not IN_DEMO
SECOND_FACTOR_FOR_EMPLOYERS = EMPLOYERS_NEED_SECOND_FACTOR and not IN_DEMO
