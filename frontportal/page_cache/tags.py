"""Template tags: the clock, and parts of pages that are made once while the content is the same."""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token

from .placeholders import placeholder
from .remembered import Results

register = template.Library()
parts = Results(most=1000)  # parts of pages, of cards and rows


@register.simple_tag(takes_context=True)
def clock(context: Any, form: str) -> str:
    """The moment as a date format shows it; of a page kept in memory the one at which it is given out."""
    return placeholder(context, "clock", form)


class RememberNode(template.Node):
    def __init__(self, nodelist: NodeList, keys: list[FilterExpression]) -> None:
        self.nodelist, self.keys = nodelist, keys

    def render(self, context: Any) -> str:
        values = [str(expression.resolve(context)) for expression in self.keys]
        if values and values[0] in ("", "None"):
            return self.nodelist.render(context)
        place = self.origin.name, self.token.lineno
        return parts.get((place, *values), lambda: self.nodelist.render(context))


@register.tag
def remember(parser: Parser, token: Token) -> RememberNode:
    """`{% remember year compare %}…{% endremember %}`: made once for each of the values named, while the content is the
    same. Inside stands nothing else that differs between readers, and no clock or counter. Nothing is kept of a record
    that is not stored: where the first value is None or empty.
    """
    keys = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    nodelist = parser.parse(("endremember",))
    parser.delete_first_token()
    return RememberNode(nodelist, keys)
