"""Several visitors at once, each with a connection of its own: answers a second over HTTP."""

import threading
import time
from collections.abc import Sequence

from tests.benchmarks.asking import Visitor
from tests.benchmarks.database import Times

_SECONDS = 10


def throughput(base_url: str, paths: Sequence[str], clients: int) -> dict[str, float]:
    """Pages a second that so many visitors get; raises where an answer is not 200."""
    seconds: list[float] = []
    wrong: list[str] = []

    def visit(number: int) -> None:
        visitor, own = Visitor(base_url), paths[number::clients]
        asked, until = 0, time.perf_counter() + _SECONDS
        while time.perf_counter() < until:
            path = own[asked % len(own)]
            answer = visitor.get(path)
            asked += 1
            seconds.append(answer.seconds)
            if answer.status != 200:
                wrong.append(f"{path} answers {answer.status}")
                return

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise RuntimeError(wrong[0])
    times = Times.of(seconds)
    return {
        "clients": clients,
        "per_s": round(len(seconds) / _SECONDS, 1),
        "p50_ms": times.p50,
        "p95_ms": times.p95,
    }
