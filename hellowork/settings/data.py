"""Where truth is kept (PostgreSQL) and what may be lost at any moment (Redis)."""

import dj_database_url

from hellowork.settings.mode import BASE_DIR, IN_DEMO, env

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", "postgresql://hellowork@127.0.0.1:5432/hellowork"),
}
# A web request never waits longer; long jobs raise the limit for themselves.
_STATEMENT_TIMEOUT_MS = env.int("DATABASE_STATEMENT_TIMEOUT_MS", 10_000)
_LOCK_TIMEOUT_MS = env.int("DATABASE_LOCK_TIMEOUT_MS", 5_000)
_OPTIONS = (
    f"-c statement_timeout={_STATEMENT_TIMEOUT_MS} -c lock_timeout={_LOCK_TIMEOUT_MS}"
    " -c idle_in_transaction_session_timeout=60000"
)
# Replicas of the primary, with commas between: they answer the public search (`employers.search.database`).
_replicas = {
    f"search_{number}": dj_database_url.parse(address)
    for number, address in enumerate(env.list("SEARCH_DATABASE_URLS", [], subcast=str), 1)
}
SEARCH_DATABASES = list(_replicas)
DATABASES |= _replicas
for _name, _database in DATABASES.items():
    _database["CONN_HEALTH_CHECKS"] = True
    _database["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", 60)
    _options = _database.setdefault("OPTIONS", {})
    _options["options"] = _OPTIONS
    if _name in SEARCH_DATABASES:
        # Away, it costs a reader two seconds once; a primary named by mistake is not written to.
        _options |= {"connect_timeout": 2, "tcp_user_timeout": 2000}
        _options["options"] += " -c default_transaction_read_only=on"
        _database["TEST"] = {"MIRROR": "default"}
# How long a replica that did not answer is left alone: seconds at first, and at the longest.
SEARCH_CIRCUIT_SECONDS = (5, 60)
DATABASE_ROUTERS = ["employers.search.router.ReplicaRouter"]

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
