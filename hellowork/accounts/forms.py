"""allauth's forms in our words: labels, sentences that say what to do, any spelling of addresses and codes.

They are named in ACCOUNT_FORMS and MFA_FORMS.
"""

from typing import Any

from allauth.account import forms as account
from allauth.core import context, ratelimit
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm as BaseGenerateRecoveryCodesForm
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from hellowork.text import normalise
from hellowork.text.fields import EmailField, TextField

_EMAIL_LENGTH = 254
_NEW_PASSWORD_HELP = _(
    "12文字以上にしてください。数字だけのもの、よく使われるもの、メールアドレスに似たものは使えません。"
)


class AddressField(EmailField):
    """A mail address in any width and case; stored in small letters."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("メールアドレス"))
        super().__init__(max_length=_EMAIL_LENGTH, **kwargs)

    def normal(self, text: str) -> str:
        return super().normal(text).lower()


class CodeField(forms.CharField):
    """A code as it was mailed, shown or printed: any width of digits, blanks and hyphens between them."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
            "class": "w-s",
            "spellcheck": "false",
        }
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**kwargs)

    def to_python(self, value: object) -> str:
        text = super().to_python(value) or ""
        return normalise.number_line(text).replace(" ", "").replace("-", "")


class _InOurWords:
    """Takes allauth's placeholders away and gives the fields our labels and sentences."""

    use_required_attribute = False
    # All that is asked for is needed: marks beside each field would only be noise.
    shows_marks = False
    words: dict[str, Any] = {}
    helps: dict[str, Any] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name in ("login", "email"):
            if name in self.fields:
                self.fields[name] = AddressField(initial=self.fields[name].initial)
        for name, field in self.fields.items():
            field.label = self.words.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            for attribute in ("placeholder", "maxlength", "minlength"):
                field.widget.attrs.pop(attribute, None)
            field.error_messages["required"] = _("%(label)sを入力してください。") % {"label": field.label}


class _MailedCode(_InOurWords):
    """The code of a mail. Tries are counted beside the session too: many at once are no way around."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = CodeField(
            label=_("メールに書かれたコード"),
            help_text=_("8桁の数字です。"),
            error_messages={"required": _("メールに書かれたコードを入力してください。")},
        )

    def clean_code(self) -> str:
        request = context.request
        if not ratelimit.consume(request, action="mailed_code", key=request.session.session_key or ""):
            raise account.get_adapter().validation_error("too_many_login_attempts")
        return super().clean_code()  # type: ignore[misc]  # Stands before a form of allauth.


class SignInForm(_InOurWords, account.LoginForm):
    """The mail address alone; the code comes by mail."""


class PasswordSignInForm(_InOurWords, account.LoginForm):
    """Mail address and password."""

    words = {"password": _("パスワード")}

    def _setup_password_field(self) -> None:
        """Keeps the field, which allauth takes away where signing up asks for no password."""


class SignUpForm(_InOurWords, account.SignupForm):
    """The mail address alone; a password can be set later."""


class ConfirmLoginCodeForm(_MailedCode, account.ConfirmLoginCodeForm):
    pass


class ConfirmEmailVerificationCodeForm(_MailedCode, account.ConfirmEmailVerificationCodeForm):
    pass


class ConfirmPasswordResetCodeForm(_MailedCode, account.ConfirmPasswordResetCodeForm):
    pass


class ChangeEmailForm(_InOurWords, account.ChangeEmailForm):
    pass


class AddEmailForm(_InOurWords, account.AddEmailForm):
    """The new address of a person who changes theirs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("新しいメールアドレス")


class ResetPasswordForm(_InOurWords, account.ResetPasswordForm):
    pass


class _NewPassword(_InOurWords):
    words = {"password1": _("新しいパスワード"), "password2": _("新しいパスワード（確認のため、もう一度）")}
    helps = {"password1": _NEW_PASSWORD_HELP}


class ResetPasswordKeyForm(_NewPassword, account.ResetPasswordKeyForm):
    pass


class SetPasswordForm(_NewPassword, account.SetPasswordForm):
    pass


class ChangePasswordForm(_NewPassword, account.ChangePasswordForm):
    words = {**_NewPassword.words, "oldpassword": _("いまのパスワード")}


class ReauthenticateForm(_InOurWords, account.ReauthenticateForm):
    words = {"password": _("パスワード")}


class _AppCode(_InOurWords):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = CodeField(
            label=_("認証アプリに表示されたコード"),
            help_text=self.helps.get("code", _("6桁の数字です。")),
            error_messages={"required": _("認証アプリに表示されたコードを入力してください。")},
        )


class _OnceOnly(_AppCode):
    """A code is good once for as long as it is good at all; allauth remembers it for one period only."""

    authenticator: Any
    helps = {"code": _("6桁の数字です。認証アプリを使えないときは、回復用コード（8桁）を入力してください。")}

    def clean_code(self) -> str:
        code = super().clean_code()  # type: ignore[misc]  # Stands before a form of allauth.
        lasts = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
        if not cache.add(f"totp-used:{self.authenticator.pk}:{code}", True, timeout=lasts):
            raise get_adapter().validation_error("incorrect_code")
        return code


class AuthenticateForm(_OnceOnly, mfa.AuthenticateForm):
    pass


class MFAReauthenticateForm(_OnceOnly, mfa.ReauthenticateForm):
    pass


class ActivateTOTPForm(_AppCode, totp.ActivateTOTPForm):
    pass


class DeactivateTOTPForm(_InOurWords, totp.DeactivateTOTPForm):
    pass


class GenerateRecoveryCodesForm(_InOurWords, BaseGenerateRecoveryCodesForm):
    pass


class _KeyName(_InOurWords):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = TextField(
            label=_("パスキーの名前"),
            help_text=_("あとで見分けるための名前です（例：自分のスマートフォン）。"),
            required=self.fields["name"].required,
            max_length=40,
            error_messages={"required": _("パスキーの名前を入力してください。")},
        )


class AddWebAuthnForm(_KeyName, webauthn.AddWebAuthnForm):
    words = {"passwordless": _("このパスキーだけでログインできるようにする")}
    helps = {"passwordless": _("端末の画面ロック（指紋、顔、暗証番号など）での確認が必要になります。")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class EditWebAuthnForm(_KeyName, webauthn.EditWebAuthnForm):
    pass
