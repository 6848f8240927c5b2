"""Logs: what happened to which id. No names, no addresses, no texts that a person typed."""

from hellowork.settings.mode import IN_TEST, env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": [] if IN_TEST else ["stderr"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {
        "django.server": {"handlers": [], "propagate": False},
        "django": {"handlers": [], "propagate": True},
        # It greets at every start.
        "pikepdf": {"level": "WARNING"},
    },
}
