"""Leaves Redis alone for a while after it failed, so that its absence costs a request nothing."""

import time

from django.conf import settings


class Circuit:
    """Open for WAKE_CIRCUIT_OPEN_SECONDS after a failure. One per process; threads may share it."""

    def __init__(self) -> None:
        self._open_until = 0.0

    @property
    def is_open(self) -> bool:
        """Whether to leave Redis alone now."""
        return time.monotonic() < self._open_until

    def failed(self) -> None:
        self._open_until = time.monotonic() + settings.WAKE_CIRCUIT_OPEN_SECONDS

    def close(self) -> None:
        """Try again at once (tests, a worker that starts)."""
        self._open_until = 0.0


redis_circuit = Circuit()
