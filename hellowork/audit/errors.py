"""What may be written down about an error."""

import smtplib
import traceback

from django.conf import settings


def describe(error: BaseException) -> str:
    """Its kind, a mail server's code and the place. Never its text, which may hold an address or a name."""
    return " ".join(filter(None, (type(error).__name__, _code(error), _place(error))))


def _code(error: BaseException) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return ", ".join(sorted({str(code) for code, _text in error.recipients.values()}))
    return str(getattr(error, "smtp_code", ""))


def _place(error: BaseException) -> str:
    """The innermost line of ours, or else the innermost line."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        frame
        for frame in frames
        if frame.filename.startswith(str(settings.BASE_DIR)) and "site-packages" not in frame.filename
    ] or frames
    return f"at {ours[-1].filename.rpartition('/')[2]}:{ours[-1].lineno}" if ours else ""
