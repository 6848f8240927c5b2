"""Wakes the relay sooner than its next round. Fire and forget: the round comes anyway.

The only place of the house that sends a Celery task.
"""

import logging

from django.conf import settings
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from hellowork.celery import app
from hellowork.notices.circuit import redis_circuit

logger = logging.getLogger(__name__)

_TASK = "hellowork.notices.tasks.relay_outbox"


def relay_soon() -> None:
    """Ask a worker to empty the outbox now; says nothing and loses nothing when Redis is away or hangs."""
    if redis_circuit.is_open or not settings.WAKE_RELAY:
        return
    seconds = settings.WAKE_TIMEOUT_SECONDS
    patience = {"socket_timeout": seconds, "socket_connect_timeout": seconds, "max_retries": 0}
    try:
        with app.connection_for_write(transport_options=patience, connect_timeout=seconds) as connection:
            app.send_task(_TASK, connection=connection, retry=False, ignore_result=True, expires=60)
    except (OperationalError, RedisError, OSError) as error:
        redis_circuit.failed()
        logger.warning("redis is away, the relay wakes by itself (%s)", type(error).__name__)
