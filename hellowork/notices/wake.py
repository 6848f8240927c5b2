"""Wakes the relay sooner than its next round. Fire and forget: the round comes anyway.

The only place of the house that sends a Celery task.
"""

import logging
import threading

from django.conf import settings
from kombu import Producer
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as RedisTimeoutError

from hellowork.celery import app
from hellowork.notices.circuit import redis_circuit

logger = logging.getLogger(__name__)

_TASK = "hellowork.notices.tasks.relay_outbox"
_ERRORS = (OperationalError, RedisError, OSError)


class _Line(threading.local):
    """A thread's connection to Redis, kept: opening one costs ten times as much as a message (ADR 0003)."""

    producer: Producer | None = None


_line = _Line()


def relay_soon() -> None:
    """Ask a worker to empty the outbox now; says nothing and loses nothing when Redis is away or hangs."""
    if redis_circuit.is_open or not settings.WAKE_RELAY:
        return
    try:
        _send()
        redis_circuit.close()
    except _ERRORS as error:
        redis_circuit.failed()
        logger.warning("redis is away, the relay wakes by itself (%s)", type(error).__name__)


def _send() -> None:
    """Once more on a new connection if a kept one turns out to be dead (Redis was started anew)."""
    if _line.producer is not None:
        try:
            _publish(_line.producer)
        except _ERRORS as error:
            _line.producer = None
            if isinstance(error.__cause__, RedisTimeoutError):
                raise
        else:
            return
    producer = _open()
    _publish(producer)
    _line.producer = producer


def _open() -> Producer:
    seconds = settings.WAKE_TIMEOUT_SECONDS
    patience = {"socket_timeout": seconds, "socket_connect_timeout": seconds, "max_retries": 0}
    return app.amqp.Producer(app.connection_for_write(transport_options=patience, connect_timeout=seconds))


def _publish(producer: Producer) -> None:
    app.send_task(
        _TASK, producer=producer, retry=False, ignore_result=True, expires=settings.RELAY_EVERY_SECONDS
    )
