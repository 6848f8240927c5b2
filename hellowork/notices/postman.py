"""Carries mails to the server, over one connection for many of them."""

import contextlib
import smtplib
from typing import Self

from django.core.mail import EmailMessage, get_connection

from hellowork.notices.circuit import mail_circuit

# The server answered, about this mail alone; every other error of the line means that it is away.
_REFUSALS = (smtplib.SMTPSenderRefused, smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)
# Servers end a connection after some number of mails; we do so before them.
_MAILS_PER_CONNECTION = 50


class Postman:
    """One for a round of the relay. After an error of the line it leaves the server alone for a while."""

    def __init__(self) -> None:
        self._connection = get_connection()
        self._carried = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._hang_up()

    @property
    def can_work(self) -> bool:
        return not mail_circuit.is_open

    def open(self) -> None:
        """Have a connection; raises an OSError where the server is away."""
        if self._carried == _MAILS_PER_CONNECTION:
            self._hang_up()
        try:
            self._connection.open()
        except OSError:
            mail_circuit.failed()
            raise

    def send(self, mail: EmailMessage) -> None:
        """Returns when the server has taken the mail; raises an OSError where it has not, or has not said so."""
        try:
            self._connection.send_messages([mail])
        except Exception as error:
            if isinstance(error, OSError) and not isinstance(error, _REFUSALS):
                mail_circuit.failed()
            self._hang_up()
            raise
        self._carried += 1
        mail_circuit.close()

    def _hang_up(self) -> None:
        self._carried = 0
        with contextlib.suppress(OSError):
            self._connection.close()
