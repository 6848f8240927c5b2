"""Ctrl-C, SIGTERM and a closed terminal: all end the launcher in good order.

The handler only takes note, and whatever waits asks four times a second. An exception out of the
handler would be lost where Python ignores exceptions (inside the hooks round a fork, for one), or would tear
a clean-up apart.
"""

import signal

ASK_SECONDS = 0.25
_received: list[int] = []


def exit_on_signals() -> None:
    """Take note of stopping signals from now on."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: _received.append(received))


def leave_if_asked() -> None:
    """Raise SystemExit if a stopping signal has come."""
    if _received:
        raise SystemExit(128 + _received[0])
