"""A cache that may vanish: while Redis is away it answers as if it were empty, and at once."""

import functools
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from hellowork.notices.circuit import redis_circuit


def _forgiving(name: str, otherwise: Callable[..., Any]) -> Callable[..., Any]:
    """The method `name` of the cache; while Redis is away, `otherwise` with the same arguments."""
    method = getattr(_Buckets, name)

    @functools.wraps(method)
    def call(self: "_Buckets", *args: Any, **kwargs: Any) -> Any:
        if not redis_circuit.is_open:
            try:
                return method(self, *args, **kwargs)
            except (RedisError, OSError):
                redis_circuit.failed()
        return otherwise(*args, **kwargs)

    return call


def _always(make: Callable[[], Any]) -> Callable[..., Any]:
    return lambda *args, **kwargs: make()


# A leaky bucket as one number, the time at which it is empty again: one way there and back, by the clock of Redis.
_TAKE = """
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local each, most = tonumber(ARGV[1]), tonumber(ARGV[2])
local empty = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0)) + each
local wait = empty - now - each * most
if wait > 0 then return tostring(wait) end
redis.call('SET', KEYS[1], string.format('%.6f', empty), 'PX', math.ceil((empty - now) * 1000))
return '0'
"""


class _Buckets(RedisCache):
    """Redis with buckets that leak, for whatever is counted by pace."""

    def take(self, key: str, *, per_second: float, most: int) -> float:
        """Put one drop into a bucket that holds `most` and loses `per_second`; 0, or the seconds until there is room."""
        client = self._cache.get_client(None, write=True)
        take = client.register_script(_TAKE)
        return float(take(keys=[self.make_and_validate_key(key)], args=[1 / per_second, most]))


class ForgivingRedisCache(_Buckets):
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
    take = _forgiving("take", _always(lambda: 0.0))
