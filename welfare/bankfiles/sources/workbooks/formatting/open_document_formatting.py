"""How an OpenDocument workbook dresses its cells: by styles that stand on others, some of them in a part of their own, and by
styles that a condition puts in their place."""

from typing import TYPE_CHECKING

from ...lines import STRUCK, UNSEEN
from ..marked_cells import WHITE

if TYPE_CHECKING:
    from lxml import etree

STROKES, COLOUR, GROUND = ("text-line-through-style", "text-line-through-type"), "color", "background-color"
MOST_ABOVE = 20  # styles on which one stands


def attribute(element: "etree._Element", name: str) -> str:
    """An attribute by its name, whatever the namespace; "" where there is none."""
    attributes: dict[str, str] = element.attrib
    return next((value for key, value in attributes.items() if key.rpartition("}")[2] == name), "")


class StyleFormats:
    """What the styles of a workbook do to text, by their names."""

    def __init__(self) -> None:
        self.own: dict[str, dict[str, str]] = {}  # properties of the letters and their ground, of those that matter
        self.parents: dict[str, str] = {}
        self.conditions: dict[str, list[str]] = {}  # styles that a condition puts in a style's place

    def add(self, style: "etree._Element") -> None:
        """A style."""
        name = attribute(style, "name")
        stated = {key.rpartition("}")[2]: value.lower() for part in style for key, value in part.attrib.items()}
        self.own[name] = {key: stated[key] for key in (*STROKES, COLOUR, GROUND) if key in stated}
        self.parents[name] = attribute(style, "parent-style-name")
        for part in style:
            if applied := attribute(part, "apply-style-name"):
                self.conditions.setdefault(name, []).append(applied)

    def stated(self, name: str, key: str, otherwise: str) -> str:
        """A property of a style, its own or that of the next one it stands on."""
        for _ in range(MOST_ABOVE):
            if key in (own := self.own.get(name, {})):
                return own[key]
            name = self.parents.get(name, "")
        return otherwise

    def look(self, name: str) -> str:
        """What a style does to text: strikes it through, or hides it as white on white; "" for neither."""
        if any(self.stated(name, key, "none") != "none" for key in STROKES):
            return STRUCK
        is_white = self.stated(name, COLOUR, "") in WHITE
        return UNSEEN if is_white and self.stated(name, GROUND, "transparent") in {"transparent", *WHITE} else ""

    def conditional(self, name: str) -> str:
        """The same of the styles that a condition puts in a style's place."""
        return next(filter(None, map(self.look, self.conditions.get(name, ()))), "")
