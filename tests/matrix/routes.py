"""Every address the URL map knows."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern
from django.utils.regex_helper import normalize


@dataclass(frozen=True)
class Route:
    """One pattern. `key` is what a row names it by: its view name, or its path where it has no name."""

    key: str
    path: str
    parameters: frozenset[str]
    parts: tuple[RegexPattern | RoutePattern, ...]

    def __str__(self) -> str:
        return self.key


def all_routes() -> list[Route]:
    """Every route once; a pattern that another one of the same path stands before is never reached."""
    routes: dict[str, Route] = {}
    for route in _walk(get_resolver(), (), ()):
        routes.setdefault(route.path, route)
    return list(routes.values())


def _walk(resolver: URLResolver, names: tuple[str, ...], parts: tuple) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        below = (*parts, pattern.pattern)
        if isinstance(pattern, URLResolver):
            space = (pattern.namespace,) if pattern.namespace else ()
            yield from _walk(pattern, (*names, *space), below)
        else:
            yield _route(pattern, names, below)


def _route(pattern: URLPattern, names: tuple[str, ...], parts: tuple) -> Route:
    path = "".join(str(part) for part in parts)
    key = ":".join((*names, pattern.name)) if pattern.name else path
    parameters = frozenset(name for part in parts for name in part.regex.groupindex)
    return Route(key, path, parameters, parts)


def address(route: Route, keys: dict[str, object]) -> str:
    """The path of a route with its parameters filled in."""
    return "/" + "".join(_fill(part, keys) for part in route.parts)


def _fill(part: RegexPattern | RoutePattern, keys: dict[str, object]) -> str:
    spellings = [(text, names) for text, names in normalize(part.regex.pattern) if set(names) <= keys.keys()]
    text, _names = max(spellings, key=lambda spelling: len(spelling[1]))
    return text % keys
