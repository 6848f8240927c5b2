"""A cache that may vanish: while Redis is away it answers as if it were empty, and at once."""

import functools
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from hellowork.notices.circuit import redis_circuit


def _forgiving(name: str, answer: Any) -> Callable[..., Any]:
    """The method `name` of RedisCache, answering `answer` when Redis does not."""
    method = getattr(RedisCache, name)

    @functools.wraps(method)
    def call(self: RedisCache, *args: Any, **kwargs: Any) -> Any:
        if not redis_circuit.is_open:
            try:
                return method(self, *args, **kwargs)
            except (RedisError, OSError):
                redis_circuit.failed()
        return kwargs.get("default", args[1] if name == "get" and len(args) > 1 else answer)

    return call


class ForgivingRedisCache(RedisCache):
    """Rate limits fail open without Redis; the proxy in front keeps its own (docs/operations.md)."""

    add = _forgiving("add", True)
    get = _forgiving("get", None)
    set = _forgiving("set", None)
    touch = _forgiving("touch", False)
    delete = _forgiving("delete", False)
    get_many = _forgiving("get_many", {})
    set_many = _forgiving("set_many", [])
    delete_many = _forgiving("delete_many", None)
    has_key = _forgiving("has_key", False)
    incr = _forgiving("incr", 1)
    clear = _forgiving("clear", False)
