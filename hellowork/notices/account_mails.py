"""allauth's mails (codes, password changes) take the same road as all others: the outbox.

Subject and text are rendered while the code is known, then sealed until the code's life is over.
"""

import datetime as dt
import json
import uuid
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from hellowork import clock
from hellowork.accounts import sealing
from hellowork.accounts.adapter import HouseEntrance
from hellowork.notices import delivery, outbox
from hellowork.notices.models import OutboxKind, OutboxMessage
from hellowork.notices.notice_mails import message_id

# A code is worth nothing after its time; news of a change of the account is, for as long as mail may be away.
_CODE_LIFE = dt.timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
_NEWS_LIFE = dt.timedelta(days=3)


def register() -> None:
    """Let the relay send these mails; called once when the app is ready."""
    delivery.mails(OutboxKind.ACCOUNT_MAIL, make)


def make(message: OutboxMessage) -> EmailMessage | None:
    """The sealed mail; None when its code has ended."""
    if message.sealed is None:
        return None
    content = json.loads(sealing.unseal(message.sealed))
    return EmailMessage(
        subject=content["subject"],
        body=content["body"],
        to=[content["to"]],
        headers={"Message-ID": message_id(message), "Auto-Submitted": "auto-generated"},
    )


class HouseAccountAdapter(HouseEntrance):
    """What allauth asks the house, its mails included."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put the mail into the outbox instead of sending it within the request."""
        words = {
            "email": email,
            "operator": settings.OPERATOR,
            "site_url": settings.SITE_URL,
            "code_in_groups": _in_groups(context.get("code", "")),
            "code_minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60,
            "changed_at": clock.now(),
            **context,
        }
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", words).split())
        body = render_to_string(f"{template_prefix}_message.txt", words).strip() + "\n"
        with transaction.atomic():
            outbox.put(
                [
                    OutboxMessage(
                        kind=OutboxKind.ACCOUNT_MAIL,
                        name=template_prefix,
                        object_id=str(getattr(words.get("user"), "pk", "")),
                        dedupe_key=f"account:{uuid.uuid4()}",
                        sealed=sealing.seal(
                            json.dumps(
                                {"to": email, "subject": self.format_email_subject(subject), "body": body}
                            )
                        ),
                        ends_at=clock.now() + (_CODE_LIFE if "code" in context else _NEWS_LIFE),
                    )
                ]
            )


def _in_groups(code: str) -> str:
    """1234 5678: read and copied with fewer mistakes; the form takes it with the blank."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))
