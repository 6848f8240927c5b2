"""Celery: it wakes what the database knows is due, and its broker may be flushed at any moment."""

from hellowork.settings.data import REDIS_URL
from hellowork.settings.mode import IN_TEST, env

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 120
CELERY_TASK_SOFT_TIME_LIMIT = 90
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TIMEZONE = "Asia/Tokyo"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

# Every periodic job asks the data what is due: a run that is missed, late or doubled does no harm.
CELERY_BEAT_SCHEDULE = {
    "relay the outbox": {"task": "hellowork.notices.tasks.relay_outbox", "schedule": 10.0},
    "heartbeat": {"task": "hellowork.audit.tasks.heartbeat", "schedule": 60.0},
    "forget mailed codes": {"task": "hellowork.notices.tasks.forget_sealed", "schedule": 300.0},
    "forget what has ended": {"task": "hellowork.accounts.tasks.forget_ended", "schedule": 3600.0},
}

# The relay: how long one worker may hold a message, how often it is tried, and how the wait grows (seconds).
OUTBOX_LEASE_SECONDS = 60
OUTBOX_BATCH = 50
OUTBOX_MAX_ATTEMPTS = 60
OUTBOX_BACKOFF_SECONDS = (10, 30, 60, 120, 300, 600, 1800, 3600)
# Whether a commit wakes a worker at all; tests that count queries leave the relay asleep.
WAKE_RELAY = env.bool("WAKE_RELAY", not IN_TEST)
# How long a request waits for Redis when it wakes the relay, and how long it then leaves Redis alone.
WAKE_TIMEOUT_SECONDS = 0.2
WAKE_CIRCUIT_OPEN_SECONDS = 30
