"""What allauth asks the house about second factors."""

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from hellowork.accounts import sealing


class HouseMFAAdapter(DefaultMFAAdapter):
    """Seals the secrets of authenticator apps and recovery codes; speaks Japanese."""

    error_messages = {
        "add_email_blocked": _("2段階認証を設定したアカウントには、メールアドレスを追加できません。"),
        "cannot_delete_authenticator": _("2段階認証を解除できません。"),
        "cannot_generate_recovery_codes": _("先に、認証アプリかパスキーを設定してください。"),
        "incorrect_code": _("確認できませんでした。もう一度お試しください。"),
        "unverified_email": _("先に、メールアドレスを確認してください。"),
    }

    def encrypt(self, text: str) -> str:
        return sealing.seal(text).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text.encode())

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("パスキー%(number)d") % {"number": number}

    def build_totp_svg(self, url: str) -> str:
        """Black on white in the dark theme too."""
        return qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode")

    def _get_site_name(self) -> str:
        return settings.OPERATOR["service_name"]
