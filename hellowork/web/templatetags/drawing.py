"""A part of a page that is drawn once, because everything it shows is named."""

from collections.abc import Hashable
from typing import Any, cast

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Template, Token, token_kwargs
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

# Of each part so many are kept; what a visitor types may be among the values.
_MOST_KEPT = 64


@register.tag
def drawn_once(parser: Parser, token: Token) -> "DrawnOnceNode":
    """`{% drawn_once name=value … %}…{% enddrawn_once %}`: drawn once for the same values, then kept.

    The part sees these values and nothing else, neither the request nor who asks, so that nothing of one visitor can be
    shown to another. Values are texts, numbers, days, and tuples of these.
    """
    name, *bits = token.split_contents()
    values = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError(f"{name} takes name=value only, not {bits[0]}")
    part = parser.parse(("enddrawn_once",))
    parser.delete_first_token()
    return DrawnOnceNode(part, values)


class DrawnOnceNode(Node):
    child_nodelists = ("part",)

    def __init__(self, part: NodeList, values: dict[str, FilterExpression]) -> None:
        self.part, self.values = part, values
        self._drawn: dict[Hashable, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        values = {name: value.resolve(context) for name, value in self.values.items()}
        key = get_language(), _typed(tuple(values.values()))
        drawn = self._drawn.get(key)
        if drawn is None:
            if len(self._drawn) >= _MOST_KEPT:
                self._drawn.clear()
            drawn = self._drawn[key] = self._draw(values, context)
        return drawn

    def _draw(self, values: dict[str, Any], context: Context) -> SafeString:
        alone = Context(values, autoescape=context.autoescape)
        with alone.bind_template(cast("Template", context.template)):
            return self.part.render(alone)


def _typed(value: Hashable) -> Hashable:
    """The value with its kind: a text that is safe equals one that has to be escaped."""
    return tuple(map(_typed, value)) if isinstance(value, tuple) else (type(value), value)
