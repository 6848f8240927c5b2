"""Ctrl-C, SIGTERM and a closed terminal: all end the launcher in good order."""

import contextlib
import signal
from collections.abc import Iterator

_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_received: list[int] = []


def exit_on_signals() -> None:
    """Turn the stopping signals into SystemExit, so that every `finally` runs."""

    def leave(number: int, _frame: object) -> None:
        _received.append(number)
        leave_if_asked()

    for number in _STOPPING:
        signal.signal(number, leave)


def leave_if_asked() -> None:
    """Leave if a signal has come: what its handler raises is lost where Python ignores exceptions.

    That is so inside the hooks round a fork, among others. So everything that starts or waits asks again.
    """
    if _received:
        raise SystemExit(128 + _received[0])


@contextlib.contextmanager
def ignored() -> Iterator[None]:
    """Let nothing disturb the block: it is the stopping itself."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in _STOPPING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
