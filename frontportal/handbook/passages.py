"""Finding a passage of the handbook, with or without diacritics."""

import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from frontportal.kit.values.text import fold

from .chapters import CHAPTERS, Chapter

# A passage is what stands between two beginnings of a heading, a paragraph or a point of a list.
BEGINNING = re.compile(r"<(?:h2|p|li|dt|dd)\b[^>]*>")
MOST = 30


@dataclass(frozen=True)
class Passage:
    chapter: Chapter
    text: str


def find(words: str, request: HttpRequest) -> list[Passage]:
    """Passages that hold every one of the words, in the order of the chapters; at most thirty."""
    wanted = fold(words).split()
    if not wanted:
        return []
    passages = (passage for chapter in CHAPTERS for passage in passages_of(chapter, request))
    return [passage for passage in passages if all(word in fold(passage.text) for word in wanted)][:MOST]


def passages_of(chapter: Chapter, request: HttpRequest) -> list[Passage]:
    html = render_to_string(chapter.template, request=request)
    texts = (" ".join(strip_tags(piece).split()) for piece in BEGINNING.split(html))
    return [
        Passage(chapter, f"{chapter.title}. {chapter.summary}"),
        *(Passage(chapter, text) for text in texts if text),
    ]
