"""Where truth is kept (PostgreSQL) and what may be lost at any moment (Redis)."""

from hellowork.settings.mode import BASE_DIR, IN_DEMO, env

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", "postgresql://hellowork@127.0.0.1:5432/hellowork"),
}
_database = DATABASES["default"]
_database["CONN_HEALTH_CHECKS"] = True
_database["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", 60)
# A web request never waits longer; long jobs raise the limit for themselves.
_STATEMENT_TIMEOUT_MS = env.int("DATABASE_STATEMENT_TIMEOUT_MS", 10_000)
_LOCK_TIMEOUT_MS = env.int("DATABASE_LOCK_TIMEOUT_MS", 5_000)
_database.setdefault("OPTIONS", {})["options"] = (
    f"-c statement_timeout={_STATEMENT_TIMEOUT_MS} -c lock_timeout={_LOCK_TIMEOUT_MS}"
    " -c idle_in_transaction_session_timeout=60000"
)

REDIS_URL = env.str("REDIS_URL", "redis://127.0.0.1:6379/0")
# Rate limits and short-lived hints only: everything in it may vanish.
CACHES = {
    "default": {
        "BACKEND": "hellowork.web.cache.ForgivingRedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_connect_timeout": 0.2, "socket_timeout": 0.2},
    }
}

# Uploaded files and letters: private, never below a web root.
PRIVATE_FILES_ROOT = env.path("PRIVATE_FILES_ROOT", BASE_DIR / "var" / "files")
# Address of clamd, `tcp://host:3310`; empty, files are checked by their content alone.
FILE_SCANNER = env.str("FILE_SCANNER", "")
# Minimum wages that the demonstration invents when it is loaded, so that one begins next month on any day of the year.
MINIMUM_WAGES_INVENTED = BASE_DIR / "var" / "demo_minimum_wages.csv" if IN_DEMO else None
