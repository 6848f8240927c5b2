"""A cache that may vanish: while Redis is away it answers as if it were empty, and at once."""

import functools
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from hellowork.notices.circuit import redis_circuit


def _forgiving(name: str, otherwise: Callable[..., Any]) -> Callable[..., Any]:
    """The method `name` of RedisCache; while Redis is away, `otherwise` with the same arguments."""
    method = getattr(RedisCache, name)

    @functools.wraps(method)
    def call(self: RedisCache, *args: Any, **kwargs: Any) -> Any:
        if not redis_circuit.is_open:
            try:
                return method(self, *args, **kwargs)
            except (RedisError, OSError):
                redis_circuit.failed()
        return otherwise(*args, **kwargs)

    return call


def _always(make: Callable[[], Any]) -> Callable[..., Any]:
    return lambda *args, **kwargs: make()


class ForgivingRedisCache(RedisCache):
    """Without Redis rate limits fail open: nobody is kept out, and nothing counts until it is back.

    A mailed code still ends after a few wrong ones, which the session in the database counts.
    """

    add = _forgiving("add", _always(lambda: True))
    get = _forgiving("get", lambda key, default=None, version=None: default)
    set = _forgiving("set", _always(lambda: None))
    touch = _forgiving("touch", _always(lambda: False))
    delete = _forgiving("delete", _always(lambda: False))
    get_many = _forgiving("get_many", _always(dict))
    set_many = _forgiving("set_many", _always(list))
    delete_many = _forgiving("delete_many", _always(lambda: None))
    has_key = _forgiving("has_key", _always(lambda: False))
    incr = _forgiving("incr", _always(lambda: 1))
    clear = _forgiving("clear", _always(lambda: False))
