"""Celery: it wakes what the database knows is due, and its broker may be flushed at any moment."""

import datetime as dt

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
# Redis may be away for as long as it likes: worker and beat wait for it.
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TIMEZONE = "Asia/Tokyo"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

# How often the relay looks by itself, in seconds; a commit wakes it sooner.
RELAY_EVERY_SECONDS = env.float("RELAY_EVERY_SECONDS", 10)

# Every periodic job asks the data what is due: a run that is missed, late or doubled does no harm, and one that
# found no worker before the next is due is worth nothing any more. In seconds.
CELERY_BEAT_SCHEDULE = {
    task: {"task": task, "schedule": seconds, "options": {"expires": seconds}}
    for task, seconds in {
        "hellowork.notices.tasks.relay_outbox": RELAY_EVERY_SECONDS,
        "hellowork.audit.tasks.heartbeat": 60,
        "referrals.tasks.expire_referrals": 60,
        "employers.tasks.expire_postings": 60,
        "employers.tasks.sort_in_search": 60,
        "employers.tasks.lapse_visits": 300,
        "seekers.tasks.lapse_registrations": 300,
        "hellowork.notices.tasks.forget_sealed": 300,
        "employers.tasks.search_repair": 600,
        "referrals.tasks.remind_the_day_before": 900,
        "referrals.tasks.remind_on_the_last_day": 900,
        "applications.tasks.remind_of_promised_result": 3600,
        "employers.tasks.remind_of_ending": 3600,
        "employers.tasks.remind_of_low_wages": 3600,
        "seekers.tasks.match_saved_searches": 300,
        "seekers.tasks.tell_of_new_postings": 300,
        "seekers.tasks.warn_of_end": 3600,
        "seekers.tasks.warn_of_kept": 3600,
        "hellowork.audit.tasks.forget_parked_forms": 3600,
        "hellowork.audit.tasks.forget_sessions": 3600,
        "hellowork.notices.tasks.forget_done": 3600,
        "hellowork.web.tasks.forget_form_tokens": 3600,
        "hellowork.web.tasks.forget_drafts": 3600,
        "hellowork.audit.tasks.forget_devices": 3600,
        "hellowork.audit.tasks.forget_looks": 3600,
        "hellowork.audit.tasks.empty_steps": 3600,
        "hellowork.audit.tasks.forget_desk_log": 3600,
        "hellowork.audit.tasks.forget_edits": 3600,
        "hellowork.notices.tasks.forget_notices": 3600,
        "employers.tasks.empty_calls": 3600,
        "employers.tasks.forget_drafts": 3600,
        "employers.tasks.forget_members": 3600,
        "employers.tasks.forget_invitations": 3600,
        "seekers.tasks.empty_seekers": 3600,
        "seekers.tasks.forget_accounts": 3600,
        "seekers.tasks.forget_removed_documents": 3600,
        "seekers.tasks.forget_card_reports": 3600,
        "seekers.tasks.forget_findings": 3600,
        "seekers.tasks.forget_viewed": 3600,
        "referrals.tasks.empty_referrals": 3600,
        "referrals.tasks.forget_drafts": 3600,
        "applications.tasks.empty_applications": 3600,
        "applications.tasks.forget_documents": 3600,
        "applications.tasks.recount_applicants": 86400,
        "messaging.tasks.forget_threads": 3600,
        "hellowork.files.tasks.forget_files": 3600,
    }.items()
}
# How long one run of a job over rows may take before it leaves the rest to the next.
JOB_SECONDS = 60

# From which hour of the day (Asia/Tokyo) new postings are matched against saved searches, and their finds are told.
SAVED_SEARCHES_MATCHED_FROM = env.int("SAVED_SEARCHES_MATCHED_FROM", 3)
NEW_POSTINGS_TOLD_FROM = env.int("NEW_POSTINGS_TOLD_FROM", 7)

# The relay: how long one round may take, how often a row is tried, and how the wait grows (seconds).
OUTBOX_ROUND_SECONDS = 20
OUTBOX_MAX_ATTEMPTS = 60
OUTBOX_BACKOFF_SECONDS = tuple(
    env.list("OUTBOX_BACKOFF_SECONDS", [10, 30, 60, 120, 300, 600, 1800, 3600], subcast=float)
)
# How long done rows stay for the desk to look at; what was mailed is not kept longer by the peers either.
OUTBOX_KEPT = dt.timedelta(days=62)
# Whether a commit wakes a worker at all; tests that count queries leave the relay asleep.
WAKE_RELAY = env.bool("WAKE_RELAY", not IN_TEST)
# How long a request waits for Redis when it wakes the relay.
WAKE_TIMEOUT_SECONDS = 0.2
# How long a server that failed is left alone: seconds at first, and at the longest when it goes on failing.
REDIS_CIRCUIT_SECONDS = tuple(env.list("REDIS_CIRCUIT_SECONDS", [30, 30], subcast=float))
MAIL_CIRCUIT_SECONDS = tuple(env.list("MAIL_CIRCUIT_SECONDS", [10, 60], subcast=float))
