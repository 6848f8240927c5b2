"""Signing in: a mailed code, a password, a passkey or TOTP (design rule 13)."""

from hellowork.settings.mode import IN_DEMO, IN_TEST, env
from hellowork.settings.operator import EMPLOYERS_NEED_SECOND_FACTOR, OPERATOR
from hellowork.settings.security import SERVED_OVER_TLS

AUTHENTICATION_BACKENDS = ["hellowork.accounts.backend.HouseBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
# The row outlives the idle limit; `hellowork.accounts.idle` ends a session by the database's clock.
SESSION_COOKIE_AGE = 24 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Proxies of ours in front: whose X-Forwarded-For tells the address that rate limits count by.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
# Eight digits: at five tries a code and twenty codes an hour, a year of guessing finds one in 114.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 8}
_CODE_LASTS_SECONDS = 15 * 60
_CODE_TRIES = 5

ACCOUNT_ADAPTER = "hellowork.notices.account_mails.HouseAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = _CODE_LASTS_SECONDS
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = _CODE_TRIES
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = _CODE_LASTS_SECONDS
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = _CODE_TRIES
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = _CODE_LASTS_SECONDS
ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = _CODE_TRIES
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "front"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "【マイページ】"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SERVED_OVER_TLS else "http"
# By address of the network ("ip": a whole seekers' corner may share one), by mail address or session ("key").
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "signup": "60/m/ip",
    "request_login_code": "60/m/ip,3/m/key,20/h/key",
    "reset_password": "60/m/ip,3/m/key,20/h/key",
    "mailed_code": "15/15m/key",
}

_FORMS = "hellowork.accounts.forms"
ACCOUNT_FORMS = {
    "add_email": f"{_FORMS}.AddEmailForm",
    "change_email": f"{_FORMS}.ChangeEmailForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
    "confirm_email_verification_code": f"{_FORMS}.ConfirmEmailVerificationCodeForm",
    "confirm_login_code": f"{_FORMS}.ConfirmLoginCodeForm",
    "confirm_password_reset_code": f"{_FORMS}.ConfirmPasswordResetCodeForm",
    "reauthenticate": f"{_FORMS}.ReauthenticateForm",
    "reset_password": f"{_FORMS}.ResetPasswordForm",
    "reset_password_from_key": f"{_FORMS}.ResetPasswordKeyForm",
    "set_password": f"{_FORMS}.SetPasswordForm",
    "signup": f"{_FORMS}.SignUpForm",
}

MFA_ADAPTER = "hellowork.accounts.mfa.HouseMFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = OPERATOR["service_name"]
# Clocks of phones are off by a little: the codes before and after count too.
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SERVED_OVER_TLS
MFA_FORMS = {
    "activate_totp": f"{_FORMS}.ActivateTOTPForm",
    "add_webauthn": f"{_FORMS}.AddWebAuthnForm",
    "authenticate": f"{_FORMS}.AuthenticateForm",
    "deactivate_totp": f"{_FORMS}.DeactivateTOTPForm",
    "edit_webauthn": f"{_FORMS}.EditWebAuthnForm",
    "generate_recovery_codes": f"{_FORMS}.GenerateRecoveryCodesForm",
    "reauthenticate": f"{_FORMS}.MFAReauthenticateForm",
}
USERSESSIONS_TRACK_ACTIVITY = False

# Who must show a second factor. The demonstration asks nobody, so that it can be tried in a minute.
SECOND_FACTOR_FOR_STAFF = not IN_DEMO
SECOND_FACTOR_FOR_EMPLOYERS = EMPLOYERS_NEED_SECOND_FACTOR and not IN_DEMO

if IN_TEST:
    # Strong hashes cost a third of a second each.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # allauth and Django's sessions ask for one person's few rows more than once.
    ZEAL_ALLOWLIST = [{"model": f"{app}.*"} for app in ("account", "mfa", "usersessions", "sessions")]
