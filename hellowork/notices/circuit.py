"""Leaves a server alone for a while after it failed, so that its absence costs little."""

import time

from django.conf import settings


class Circuit:
    """Open for some seconds after a failure; with each further one twice as long, up to a longest time.

    `setting` names the pair (first, longest) of seconds. One per process; threads may share it.
    """

    def __init__(self, setting: str) -> None:
        self._setting = setting
        self._open_until = 0.0
        self._failures = 0

    @property
    def is_open(self) -> bool:
        """Whether to leave the server alone now."""
        return time.monotonic() < self._open_until

    def failed(self) -> None:
        """The server was asked and did not answer."""
        first, longest = getattr(settings, self._setting)
        self._open_until = time.monotonic() + min(first * 2**self._failures, longest)
        self._failures += 1

    def close(self) -> None:
        """The server answers."""
        self._open_until, self._failures = 0.0, 0


redis_circuit = Circuit("REDIS_CIRCUIT_SECONDS")
mail_circuit = Circuit("MAIL_CIRCUIT_SECONDS")
